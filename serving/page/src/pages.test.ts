import type { ViewingEvent } from '@marquee/contracts';
import { manualStopwatch } from '@marquee/pipeline/testing';
import { epochMs, probability } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explanation } from './explanation.ts';
import type { PageAnswer, PageDependencies } from './page-draft.ts';
import type { PageRequest } from './page-request.ts';
import { pages } from './pages.ts';
import { pagePolicy } from './policy.ts';
import { drawnPolicies, smallPolicy } from './testing/drawn-policies.ts';
import { homeIn, requestsIn } from './testing/drawn-requests.ts';
import { memorySlateLog } from './testing/memory-slate-log.ts';
import { brokenRules, pageRules } from './testing/page-rules.ts';
import { factsIn, pagesIn, surroundings } from './testing/small-service.ts';
import { stateIn, stockedWorlds, type World, worldNow, worlds } from './testing/worlds.ts';

const stocked = stockedWorlds(3) as [World, World, World];

/** Any small service, some of its requests, any policy. */
const visits = worlds.chain((world) =>
	fc.record({
		world: fc.constant(world),
		requests: fc.array(requestsIn(world), { minLength: 3, maxLength: 3 }),
		policy: fc.oneof(drawnPolicies, fc.constant(smallPolicy)),
	}),
);

test(`a page keeps every rule, of any service, by any policy:\n  ${Object.keys(pageRules).join('\n  ')}`, () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, requests, policy }) => {
			const facts = await factsIn(world);
			const make = pages({ ...surroundings(world), facts, policy });
			for (const request of requests) {
				const answer = await make(request);
				expect(brokenRules({ answer, request, facts, policy })).toEqual([]);
			}
		}),
		{ numRuns: 120, endOnFailure: true }, // shrinking a whole service takes minutes; the seed is enough
	));

test('every title of the catalogue has a fate on every page, and every fate a reason', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, requests: [request], policy }) => {
			const { page, trace } = await (await pagesIn(world, { policy }))(request!);
			const shown = new Set(idsOn(page));
			for (const { titleId } of world.catalogue.titles) {
				const told = explanation(trace, titleId, world.catalogue);
				expect(told.shown).toBe(shown.has(titleId));
				expect(told.fate.length).toBeGreaterThan(0);
				for (const { reason } of told.fate) expect(reason).not.toBe('');
			}
		}),
		{ numRuns: 25, endOnFailure: true },
	));

test('the same request answers the same bytes, and its trace survives being written as JSON', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, requests, policy }) => {
			const [one, other] = [await pagesIn(world, { policy }), await pagesIn(world, { policy })];
			for (const request of requests) {
				const { page, trace } = await one(request);
				const again = await other(request);
				expect(JSON.stringify(again.page)).toBe(JSON.stringify(page));
				expect(again.trace).toEqual(trace);
				expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
			}
		}),
		{ numRuns: 25, endOnFailure: true },
	));

test('pages made at the same time on one maker are those made one after the other', () =>
	fc.assert(
		fc.asyncProperty(visits, async ({ world, requests, policy }) => {
			const [one, other] = [await pagesIn(world, { policy }), await pagesIn(world, { policy })];
			const together = await Promise.all(requests.map(one));
			for (const [i, request] of requests.entries())
				expect(together[i]!.packed).toEqual((await other(request)).packed);
		}),
		{ numRuns: 25, endOnFailure: true },
	));

const idsOn = ({ rows }: PageAnswer['page']): readonly string[] =>
	rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId));
const familiesOn = ({ rows }: PageAnswer['page']) => new Set(rows.map(({ family }) => family));

test('where nothing is left to chance, another seed changes only which genres are tried and which new titles are found', async () => {
	const policy = {
		...smallPolicy,
		exploration: { ...smallPolicy.exploration, rate: 0 },
		offered: { ...smallPolicy.offered, 'genre-to-try': 0, genre: 0 },
		retrieved: 1_000,
	};
	for (const world of stocked) {
		const make = await pagesIn(world, { policy });
		const rowsOf = async (seed: number) => (await make(homeIn(world, { seed }))).page.rows;
		expect(await rowsOf(1)).toEqual(await rowsOf(2));
	}
});

test('chance has one place in a row: all before it stay, whatever the seed', async () => {
	const [world] = stocked;
	const { place } = smallPolicy.exploration;
	const policy = {
		...smallPolicy,
		exploration: { ...smallPolicy.exploration, rate: 1, temperature: 4 },
	};
	const make = await pagesIn(world, { policy });
	const tails = new Set<string>();
	const heads = new Set<string>();
	for (let seed = 0; seed < 30; seed++) {
		const { rows } = (await make(homeIn(world, { seed }))).page;
		// Further down, what stands above has changed by chance already.
		const first = rows.find(({ titles }) => titles.length > place && titles[0]!.score > 0)!;
		const ids = first.titles.map(({ title }) => title.titleId);
		heads.add(ids.slice(0, place).join());
		tails.add(ids.slice(place).join());
	}
	expect(heads.size).toBe(1);
	expect(tails.size).toBeGreaterThan(3);
});

test('before the first letter of a search stand a few suggestions, for who is known and for who is not', async () => {
	for (const world of stocked) {
		const make = await pagesIn(world);
		const asked = { surface: 'search' } as const;
		const { page } = await make(homeIn(world, { asked }));
		const suggested = ['most-watched', 'new-titles', 'top-picks', 'trending'];
		expect(page.rows.length).toBeGreaterThan(0); // a small service has too few titles for all
		expect(suggested).toEqual(expect.arrayContaining([...familiesOn(page)]));
		expect(page.facets?.map(({ name }) => name)).toEqual(['genre']);
		expect(Math.max(...page.rows.map(({ titles }) => titles.length))).toBeLessThanOrEqual(12);
		const stranger = (await make(homeIn(world, { asked, state: undefined }))).page;
		expect(stranger.rows.length).toBeGreaterThan(0);
		expect(familiesOn(stranger).has('top-picks')).toBe(false);
	}
});

test('whatever is played now stands first where it can be gone on with', () =>
	fc.assert(
		fc.asyncProperty(worlds, fc.nat(), async (world, pick) => {
			const open = world.catalogue.titles.filter(({ windows }) => windows === undefined);
			if (open.length === 0) return;
			const { titleId } = open[pick % open.length]!;
			const base = { titleId, profileId: world.profileId, happenedAt: worldNow + 1 };
			const events: ViewingEvent[] = [
				{ ...base, kind: 'thumb', thumb: 'up', eventId: 'now-1' },
				{ ...base, kind: 'play', eventId: 'now-2' },
				{ ...base, kind: 'progress', positionSeconds: 100, eventId: 'now-3' },
			];
			const make = await pagesIn(world);
			const state = appliedAll(stateIn(world), events);
			const request = homeIn(world, { state, asked: { surface: 'continue-watching' } });
			const [first] = (await make({ ...request, now: epochMs(worldNow + 2) })).page.rows;
			expect(first!.family).toBe('continue-watching');
			const placed = first!.titles.find(({ title }) => title.titleId === titleId);
			expect(placed!.positionSeconds).toBe(100);
		}),
		{ numRuns: 30 },
	));

/** A page made with something out of order, of which only what it says it does without is out of the ordinary. */
async function pageWith(
	changes: (world: World) => Partial<PageDependencies>,
	request: Partial<PageRequest> = {},
) {
	const [world] = stocked;
	const facts = await factsIn(world);
	const made = homeIn(world, request);
	const all = { ...surroundings(world), facts, ...changes(world) };
	const answer = await pages(all)(made);
	return { answer, world, facts, request: made };
}

test('a model that is late, or answers nonsense, costs its rows and not the page', async () => {
	const stopwatch = manualStopwatch();
	const late = () => new Promise<never>(() => undefined);
	const nonsense = async () => new Float32Array(1).fill(Number.NaN);
	for (const [taste, code] of [
		[late, 'stage-overran'],
		[nonsense, 'model-unsound'],
	] as const) {
		const asked = pageWith(({ model }) => ({ model: { ...model, taste }, stopwatch }));
		for (let turn = 0; turn < 50; turn++) await Promise.resolve();
		await new Promise((resolve) => setImmediate(resolve));
		stopwatch.advance(pagePolicy.tasteDeadlineMs + 1);
		const { page } = (await asked).answer;
		expect(page.skipped.map(({ stage }) => stage)).toEqual(['taste-of-profile']);
		expect(page.skipped[0]!.cause).toContain(code);
		for (const family of ['top-picks', 'because-you-watched', 'new-to-you'])
			expect(familiesOn(page).has(family)).toBe(false);
		expect(page.rows.length).toBeGreaterThan(3);
	}
});

test('a model that knows taste and not likeness costs the rows of likeness, and the page says so', async () => {
	const broken = () => {
		throw new Error('no embeddings in this bundle');
	};
	const { answer } = await pageWith(({ model }) => {
		const { cosine: _, vectors: __, table: ___, ...rest } = model;
		return { model: { ...rest, similarity: broken }, report: () => undefined };
	});
	const skipped = answer.page.skipped.map(({ stage }) => stage);
	expect(skipped).toContain('because-you-watched');
	expect(familiesOn(answer.page).has('because-you-watched')).toBe(false);
	expect(familiesOn(answer.page).has('top-picks')).toBe(true);
});

const nothingBegun = () => ({ titles: [], sessionIsContinuation: probability(0), model: 'none' });

test('whatever is counted and fails costs its own rows, is named with its cause, and the page keeps every rule', async () => {
	const down = () => {
		throw new Error('the counts are gone');
	};
	const parts = {
		topTen: ['top-10'],
		coWatching: ['also-watched', 'broad-retrieval/co-watched'],
		localTrends: ['trending', 'broad-retrieval/trending-here'],
		continuing: ['continued'],
	};
	const report = () => undefined;
	for (const [part, stages] of Object.entries(parts)) {
		const [world] = stocked;
		const sound = await factsIn(world);
		const broken = { topTen: down, continuing: down }[part] ?? { beside: down, trendingIn: down };
		const facts = { ...sound, [part]: broken };
		const request = homeIn(world);
		const answer = await pages({ ...surroundings(world), facts, report })(request);
		expect(answer.page.skipped.map(({ stage }) => stage)).toEqual(stages);
		for (const { cause } of answer.page.skipped) expect(cause).toBe('the counts are gone');
		const continuing = part === 'continuing' ? nothingBegun : sound.continuing;
		const judged = { answer, request, facts: { ...sound, continuing }, policy: smallPolicy };
		expect(brokenRules(judged).filter((words) => !words.includes('skipped: '))).toEqual([]);
	}
});

test('what a page decided can be found in the slate log once it is answered', async () => {
	const slateLog = memorySlateLog();
	const { answer } = await pageWith(() => ({ slateLog }));
	await new Promise((resolve) => setImmediate(resolve));
	expect(slateLog.of('r1')).toEqual(answer.trace);
});

test('a slate log that fails is reported, and the page is answered', async () => {
	const reports: string[] = [];
	const { answer } = await pageWith(() => ({
		slateLog: { append: () => Promise.reject(new Error('the disk is full')) },
		report: (stage: string) => reports.push(stage),
	}));
	await new Promise((resolve) => setImmediate(resolve));
	expect(reports).toEqual(['record-slate']);
	expect(answer.page.rows.length).toBeGreaterThan(0);
});

test('a profile of which nothing is known gets a full page at once, and nothing that claims to know it', async () => {
	const { answer } = await pageWith(() => ({}), { state: undefined });
	const personal = [
		'continue-watching',
		'my-list',
		'because-you-watched',
		'top-picks',
		'new-to-you',
	];
	expect([...familiesOn(answer.page)].filter((family) => personal.includes(family))).toEqual([]);
	expect(answer.page.rows.length).toBeGreaterThan(3);
	expect(answer.page.asOf.profile).toBeNull();
});

test('names are given in the language of the viewer where the catalogue has them', async () => {
	const { answer, world } = await pageWith(() => ({}), { locale: 'pt-BR' });
	const named = answer.page.rows
		.flatMap(({ titles }) => titles)
		.filter(({ title }) => world.catalogue.title(title.titleId)!.names !== undefined);
	expect(named.length).toBeGreaterThan(0);
	for (const { title } of named) {
		const { names, name } = world.catalogue.title(title.titleId)!;
		expect(title.name).toBe(names!['pt-BR'] ?? names!.pt ?? name);
	}
});
