import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
	Experiment,
	ExperimentDesign,
	Explanation,
	InterleavingReading,
	Page,
	SearchAnswer,
} from '@marquee/contracts';
import { teamAt } from '@marquee/interleaving';
import type { PageTrace } from '@marquee/page';
import {
	contentVersion,
	defaultSearchPolicy,
	type SearchRanker,
	weightsOf,
	writtenSearchRanker,
} from '@marquee/search';
import { epochMs, seededRandom } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import { interleavingReading } from '../serving/interleaving/interleaving-reading.ts';
import type { LoggedSearch } from '../serving/search/service-search.ts';
import { type Caller, caller } from './testing/caller.ts';
import { marquee, type Serving, serving } from './testing/marquee.ts';
import { slicedData } from './testing/sliced-data.ts';

let folder: string;
let state: StateFolder;
let service: Serving;
let api: Caller;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-interleaving-'));
	state = stateFolder(join(folder, 'state'));
	await slicedData(join(folder, 'data'), 500);
	await marquee('import', join(folder, 'data'), '--state', state.root);
	const scopes = ['--label', 'tests', '--scopes', 'events,pages,admin'];
	const key = await marquee('keys', 'add', ...scopes, '--state', state.root);
	await writeFile(state.searchRanker, writtenSearchRanker(learnt));
	service = await serving(state.root, '--no-viewer');
	api = caller(service.url, key);
}, 60_000);
afterAll(async () => {
	await service?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** Weights that turn round what was set by hand. */
const contrary = weightsOf(
	Object.fromEntries(
		Object.entries(defaultSearchPolicy.weights).map(([feature, weight]) => [feature, -weight]),
	) as typeof defaultSearchPolicy.weights,
);
const learnt: SearchRanker = {
	version: contentVersion(contrary, new Map()),
	everywhere: contrary,
	byLocale: new Map(),
};

const plain = { key: 'plain', recipe: { layout: 'stage-wise' } };
const written = { key: 'written', recipe: { layout: 'generative' } };
const designOf = (key: string, changes: Partial<ExperimentDesign>): ExperimentDesign => ({
	key,
	kind: 'interleaving',
	interleaves: 'rows',
	hypothesis: 'Written pages are chosen from more often',
	layer: 'rows',
	share: 1,
	arms: [plain, written],
	primary: 'plays',
	guardrails: [],
	secondary: [],
	plannedMembers: 100,
	...changes,
});
const { layer: _, ...search } = designOf('search', {
	interleaves: 'search',
	arms: [
		{ key: 'plain', recipe: { searchWeights: 'policy' } },
		{ key: 'learnt', recipe: { searchWeights: 'learnt' } },
	],
});
const designs = {
	/** Members choose what the treatment put there. */
	better: designOf('better', { slots: [[0, 0.28]] }),
	/** The same, and what they choose from is the control. */
	turned: designOf('turned', { slots: [[0.28, 0.56]], arms: [written, plain] }),
	/** Members choose anything that stands there. */
	blind: designOf('blind', { slots: [[0.84, 1]] }),
	/** As the first, title by title. */
	titles: designOf('titles', { slots: [[0.56, 0.84]], interleaves: 'titles' }),
	search,
};

/** What is answered in the end: a busy machine may first refuse. */
async function got<Body>(path: string): Promise<Body> {
	for (;;) {
		const { status, body } = await api.get<Body>(path);
		if (status === 200) return body;
		await sleep(50);
	}
}

/** A page that was made now, however busy the machine, and all that it decided. */
async function freshPage(path: string) {
	for (;;) {
		const page = await got<Page>(path);
		if (page.served.how !== 'fresh') continue;
		return { page, trace: await got<PageTrace>(`/v1/pages/${page.requestId}`) };
	}
}

/** A home page that was drawn from two, with the arm that earns by each of its titles. */
async function drawnHome(profile: string) {
	for (;;) {
		const { page, trace } = await freshPage(`/v1/home?profile=${profile}`);
		if (trace.interleaved === undefined || !('other' in trace.interleaved)) continue;
		const titles = trace.rows.flatMap(({ slate, arm: ofRow }) =>
			slate.map(({ id, arm = ofRow }) => ({ id, arm })),
		);
		return { page, trace, titles };
	}
}

let events = 0;
const play = (profileId: string, titleId: string, requestId: string) =>
	api.post('/v1/events', {
		events: [
			{
				kind: 'play',
				eventId: `drawn-${events++}`,
				profileId,
				titleId,
				requestId,
				happenedAt: Date.now(),
			},
		],
	});

/** A visit to the home page; answers the experiment that it was part of. */
async function visitsHome(profile: string): Promise<string> {
	const { page, trace, titles } = await drawnHome(profile);
	const { experiment } = trace.interleaved!;
	const random = seededRandom(trace.seed, profile);
	const chosen =
		experiment === 'blind'
			? titles[random.below(titles.length)]
			: titles.find(({ arm }) => arm === 'written');
	if (chosen !== undefined) await play(profile, chosen.id, page.requestId);
	return experiment;
}

const searched = async ({ requestId }: SearchAnswer) =>
	(await got<LoggedSearch>(`/v1/searches/${requestId}`)).trace;

/** A search of which a member chooses something that the learnt weights put where it is. */
async function searches(profile: string): Promise<void> {
	const answer = await got<SearchAnswer>(`/v1/search?q=s&profile=${profile}&limit=20`);
	const { teams } = (await searched(answer)).interleaved!;
	const chosen = answer.results.find(({ position }) => teamAt(teams, position) === 1);
	if (chosen !== undefined) await play(profile, chosen.title.titleId, answer.requestId);
}

const members = Array.from({ length: 96 }, (_, i) => `member-${i}`);
const readingOf = (design: ExperimentDesign): Promise<InterleavingReading> =>
	interleavingReading(state, { design }, epochMs(Date.now()));

test('interleaved, the arm that members choose from is found, whichever place it has, and none where they choose blindly', async () => {
	for (const design of Object.values(designs)) {
		await api.put(`/v1/experiments/${design.key}`, design);
		const { body } = await api.post(`/v1/experiments/${design.key}/start`, {});
		expect(body).toMatchObject({ status: 'running' } satisfies Partial<Experiment>);
	}
	const visited = new Map<string, number>();
	for (const member of members) {
		const experiment = await visitsHome(member);
		visited.set(experiment, (visited.get(experiment) ?? 0) + 1);
		if (members.indexOf(member) % 4 === 0) await searches(member);
	}
	for (const key of ['better', 'turned', 'titles'])
		expect(visited.get(key)).toBeGreaterThanOrEqual(16); // so many agree at least where something is found

	const { better, turned, blind, titles } = designs;
	await expect
		.poll(async () => (await readingOf(better)).voting, { timeout: 20_000, interval: 250 })
		.toBe(visited.get('better'));
	expect(await readingOf(better)).toMatchObject({ arms: ['plain', 'written'], verdict: 'better' });
	expect((await readingOf(better)).wins[0]).toBe(0);
	expect(await readingOf(turned)).toMatchObject({ arms: ['written', 'plain'], verdict: 'worse' });
	expect((await readingOf(turned)).preference.estimate).toBe(-1);
	expect(['undecided', 'too-few']).toContain((await readingOf(blind)).verdict);
	expect((await readingOf(titles)).verdict).toBe('better');
	expect((await readingOf(designs.search)).verdict).toBe('better');
}, 120_000);

test('a drawn page says by which arm each of its titles is there, and is made again byte for byte from both', async () => {
	for (const member of members.slice(0, 4)) {
		const { page, trace, titles } = await drawnHome(member);
		expect(page.cells).toMatchObject([
			{ experiment: trace.interleaved!.experiment, arm: 'interleaved' },
		]);
		const again = await api.post(`/v1/pages/${page.requestId}/replay`, {});
		expect(again.body).toMatchObject({
			identical: true,
			trace: { interleaved: trace.interleaved },
		});
		const { id, arm } = titles.find((title) => title.arm !== undefined)!;
		const { fate } = await got<Explanation>(`/v1/explain/${page.requestId}?title=${id}`);
		expect(fate.map(({ reason }) => reason).join()).toContain(`; drawn from arm ${arm}`);
	}
});

test('outside of home, and for who has no profile in an experiment, one page is made', async () => {
	const { trace } = await freshPage(`/v1/my-list?profile=${members[0]}`);
	expect(trace.interleaved).toMatchObject({
		instead: { because: 'only home pages are interleaved' },
	});
	await api.post('/v1/experiments/search/stop', {});
	await expect
		.poll(
			async () => {
				const answer = await got<SearchAnswer>('/v1/search?q=s&profile=member-1');
				return (await searched(answer)).interleaved;
			},
			{ timeout: 5_000, interval: 50 },
		)
		.toBeUndefined();
});
