import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Experiment, ExperimentDesign, Page, Problem } from '@marquee/contracts';
import type { PageTrace } from '@marquee/page';
import { type LoggedExposure, readSegmentExposureLog } from '@marquee/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';
import { type Caller, caller } from './testing/caller.ts';
import { marquee, type Serving, serving } from './testing/marquee.ts';
import { slicedData } from './testing/sliced-data.ts';

let folder: string;
let state: string;
let service: Serving;
let key: string;
let api: Caller;

const begin = async () => {
	service = await serving(state, '--no-viewer');
	api = caller(service.url, key);
};
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-experiments-'));
	state = join(folder, 'state');
	await slicedData(join(folder, 'data'), 500);
	await marquee('import', join(folder, 'data'), '--state', state);
	const scopes = ['--label', 'tests', '--scopes', 'events,pages,admin'];
	key = await marquee('keys', 'add', ...scopes, '--state', state);
	await begin();
}, 60_000);
afterAll(async () => {
	await service?.stop();
	await rm(folder, { recursive: true, force: true });
});

const design: ExperimentDesign = {
	key: 'plain-rows',
	kind: 'ab',
	hypothesis: 'Rows without diversity are chosen from more often',
	share: 0.5,
	arms: [
		{ key: 'control', recipe: {} },
		{ key: 'plain', recipe: { policy: 'page-1-plain' } },
	],
	primary: 'plays',
	guardrails: [],
	secondary: [],
	plannedMembers: 200,
};
const profiles = Array.from({ length: 200 }, (_, i) => `member-${i}`);

const myList = async (profile: string) =>
	(await api.get<Page>(`/v1/my-list?profile=${profile}`)).body;
/** A home page that was made now, however busy the machine. */
const freshHome = async (profile: string): Promise<Page> => {
	for (;;) {
		const { body } = await api.get<Page>(`/v1/home?profile=${profile}`);
		if (body.served.how === 'fresh') return body;
	}
};
const traceOf = async ({ requestId }: Page) =>
	(await api.get<PageTrace>(`/v1/pages/${requestId}`)).body;
/** The arm that each profile’s page says it has; those without one are left out. */
const armsNow = async () => {
	const arms = new Map<string, string>();
	for (const profile of profiles) {
		const { cells: [cell] = [] } = await myList(profile);
		if (cell !== undefined) arms.set(profile, cell.arm);
	}
	return arms;
};
const exposed = async () => {
	const all: LoggedExposure[] = [];
	for await (const batch of readSegmentExposureLog(join(state, 'exposures')).read(0))
		all.push(...batch.map(({ exposure }) => exposure));
	return all;
};
const counted = (arms: Iterable<string>) => Object.groupBy(arms, (arm) => arm);
/** Longer than exposures are gathered before they are written. */
const written = () => sleep(400);

test('two policies in an A/B experiment: from the plan to its end, over kill and restart', async () => {
	await api.put('/v1/experiments/plain-rows', design);
	expect((await myList('member-1')).cells).toBeUndefined(); // a plan is not yet an experiment
	const started = await api.post('/v1/experiments/plain-rows/start', {});
	expect(started).toMatchObject({ status: 200, body: { status: 'running' } });

	// Who is in it is decided by the hash of the key: the numbers are the same for ever, and no test of chance.
	const arms = await armsNow();
	const { control = [], plain = [] } = counted(arms.values());
	expect(Math.abs(control.length - plain.length)).toBeLessThan(4 * Math.sqrt(arms.size));
	expect(Math.abs(arms.size - 100)).toBeLessThan(4 * Math.sqrt(50));

	for (const arm of ['control', 'plain']) {
		const [profile] = [...arms].find(([, its]) => its === arm)!;
		const page = await freshHome(profile);
		const trace = await traceOf(page);
		expect(trace.policy).toBe(arm === 'plain' ? 'page-1-plain' : 'page-1');
		expect(trace.cells).toEqual(page.cells);
		const again = await api.post(`/v1/pages/${page.requestId}/replay`, {});
		expect(again.body).toMatchObject({ identical: true, page: { cells: page.cells } });
	}

	await written();
	await service.kill();
	const before = await exposed();
	expect(new Map(before.map(({ unit, arm }) => [unit, arm]))).toEqual(arms);
	expect(before).toHaveLength(arms.size);
	expect(before[0]).toMatchObject({ experiment: 'plain-rows', surface: 'my-list' });

	await begin();
	expect(await armsNow()).toEqual(arms);
	await written();
	expect(await exposed()).toHaveLength(arms.size);
	const shown = (await api.get<Experiment>('/v1/experiments/plain-rows')).body;
	expect(shown).toMatchObject({ members: { control: control.length, plain: plain.length } });

	// Beside the running service, by whoever has its folder.
	const file = join(folder, 'design.json');
	await writeFile(file, JSON.stringify({ ...design, share: 1 }));
	expect((await askedHere(['experiment', 'define', file, '--state', state])).code).toBe(0);
	const outsider = profiles.find((profile) => !arms.has(profile))!;
	await expect
		.poll(async () => (await myList(outsider)).cells, { timeout: 5_000, interval: 50 })
		.toBeDefined();
	const grown = await armsNow();
	expect(grown.size).toBe(profiles.length);
	for (const [profile, arm] of arms) expect(grown.get(profile)).toBe(arm);
	await written();
	expect(new Set((await exposed()).map(({ epoch }) => epoch)).size).toBe(2);

	await askedHere(['experiment', 'stop', 'plain-rows', '--state', state]);
	await expect
		.poll(async () => (await myList(outsider)).cells, { timeout: 5_000, interval: 50 })
		.toBeUndefined();
	for (const profile of profiles.slice(0, 20))
		expect((await myList(profile)).cells).toBeUndefined();
	expect((await traceOf(await freshHome(outsider))).policy).toBe('page-1');
	const listed = JSON.parse(
		(await askedHere(['experiment', 'list', '--json', '--state', state])).stdout,
	);
	const members = listed.experiments[0].members as Record<string, number>;
	expect(members.control! + members.plain!).toBe(profiles.length);
}, 120_000);

test('what cannot be is refused: a bundle that is not there, two experiments on one thing, a second beginning', async () => {
	const put = (changes: Partial<ExperimentDesign>) => {
		const changed = { ...design, ...changes };
		return api.put(`/v1/experiments/${changed.key}`, changed);
	};
	const start = async (which: string) =>
		(await api.post(`/v1/experiments/${which}/start`, {})) as { status: number; body: Problem };
	const [control, plain] = design.arms as [
		ExperimentDesign['arms'][0],
		ExperimentDesign['arms'][0],
	];

	await api.post('/v1/experiments/plain-rows/stop', {});
	await put({ key: 'gone', arms: [control, { key: 'new', recipe: { bundle: 'abc' } }] });
	expect((await start('gone')).body.code).toBe('bundle-unknown');
	await put({ key: 'one', share: 0.1 });
	expect((await start('one')).status).toBe(200);
	await put({ key: 'two', arms: [control, { ...plain, recipe: { policy: 'page-1-diverse' } }] });
	expect(await start('two')).toMatchObject({ status: 409, body: { code: 'experiments-conflict' } });
	expect(await put({ key: 'one', share: 0.05 })).toMatchObject({
		status: 409,
		body: { code: 'experiment-moves-members' },
	});
	expect(await put({ primary: 'nobody-measures-this', key: 'three' })).toMatchObject({
		status: 400,
		body: { code: 'experiment-malformed' },
	});
	expect(await start('plain-rows')).toMatchObject({
		status: 409,
		body: { code: 'experiment-over' },
	});
	await api.post('/v1/experiments/one/stop', {});
});
