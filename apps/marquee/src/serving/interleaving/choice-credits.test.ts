import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Experiment, ExperimentDesign, ViewingEvent } from '@marquee/contracts';
import type { PackedTrace } from '@marquee/page';
import {
	type LoggedExposure,
	memoryDecisionLog,
	memoryEventLog,
	openSegmentDecisionLog,
	openSegmentExposureLog,
} from '@marquee/stores';
import { epochMs, msPerDay, type ProfileId, settableClock } from '@marquee/units';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../../facts/state-folder.ts';
import type { LoggedSearch } from '../search/service-search.ts';
import { choiceCredits } from './choice-credits.ts';
import type { Credit } from './credited.ts';
import { interleavingReading } from './interleaving-reading.ts';

const now = epochMs(Date.UTC(2026, 4, 1));
const design: ExperimentDesign = {
	key: 'x',
	kind: 'interleaving',
	interleaves: 'rows',
	hypothesis: 'rows are better',
	share: 1,
	arms: [
		{ key: 'as-is', recipe: {} },
		{ key: 'new', recipe: { layout: 'generative' } },
	],
	primary: 'plays',
	guardrails: [],
	secondary: [],
	plannedMembers: 100,
};
const running: Experiment = {
	design,
	status: 'running',
	createdAt: now,
	changedAt: now,
	startedAt: now,
};

const interleaved = { experiment: 'x', thing: 'rows', arms: ['as-is', 'new'], other: {} };
/** A page of this profile with a row of each team and one of nobody’s. */
const page = (profileId: string) =>
	({
		profileId,
		generatedAt: now,
		interleaved,
		rows: [
			{ ids: ['a', 'b'], team: 0 },
			{ ids: ['c', 'd'], team: 1 },
			{ ids: ['e'] },
			{ ids: ['f', 'g', 'h'], teams: '01-' },
		],
	}) as unknown as PackedTrace;
const whole = {
	...page('p'),
	interleaved: { ...interleaved, instead: {} },
} as unknown as PackedTrace;
const search = {
	profileId: 'p' as ProfileId,
	trace: {
		at: now,
		titles: [{ titleId: 'a', position: 0 }, { titleId: 'b', position: 1 }, { titleId: 'c' }],
		interleaved: { experiment: 'x', arms: ['as-is', 'new'], rankers: ['policy', 'v'], teams: '1-' },
	},
} as unknown as LoggedSearch;

let events = 0;
const event = (
	kind: ViewingEvent['kind'],
	titleId: string,
	requestId: string | undefined,
	{ profileId = 'p', happenedAt = now + 1 }: Partial<ViewingEvent> = {},
) =>
	({
		kind,
		eventId: `e-${events++}`,
		profileId,
		titleId,
		happenedAt,
		...(requestId !== undefined && { requestId }),
	}) as ViewingEvent;

/** Credits over logs in memory; what is tried and what is shown may be changed. */
function world(tried: readonly Experiment[] = [running]) {
	const [log, credits, clock] = [memoryEventLog(), memoryDecisionLog<Credit>(), settableClock(now)];
	const shown = new Map([
		['page', page('p')],
		['whole', whole],
	]);
	const experiments = [...tried];
	const parts = {
		events: log,
		controlPlane: { tried: async () => ({ experiments, holdouts: [] }) },
		page: async (requestId: string) => shown.get(requestId),
		search: async (requestId: string) => (requestId === 'search' ? search : undefined),
		clock,
	};
	const earned = async () => {
		const all: string[] = [];
		for await (const batch of credits.read(0))
			for (const { decision } of batch)
				all.push(`${decision.requestId}/${decision.titleId}/${decision.team}`);
		return all;
	};
	const begin = (other: Partial<typeof parts> = {}) =>
		choiceCredits(credits, { ...parts, ...other });
	return {
		log,
		clock,
		experiments,
		begin,
		earned,
		happen: (...all: ViewingEvent[]) => log.append(all, now),
	};
}

test('a play earns whoever put the title there, once for each answer; of a search, whatever is done with it', async () => {
	const { begin, happen, earned } = world();
	const credits = begin();
	await happen(
		event('impression', 'a', 'page'),
		event('play', 'a', 'page'),
		event('progress', 'c', 'page'),
		event('play', 'c', 'page'),
		event('play', 'c', 'page'),
		event('play', 'e', 'page'),
		event('play', 'g', 'page'),
		event('play', 'h', 'page'),
		event('play', 'unheard-of', 'page'),
		event('play', 'a', undefined),
		event('play', 'a', 'unknown'),
		event('play', 'a', 'whole'),
		event('list-add', 'a', 'search'),
		event('play', 'a', 'search'),
		event('play', 'b', 'search'),
		event('play', 'c', 'search'),
	);
	await credits.follow();
	expect(await earned()).toEqual(['page/a/0', 'page/c/1', 'page/g/1', 'search/a/1']);
});

test('neither somebody else’s play nor one of the day after counts', async () => {
	const { begin, happen, earned } = world();
	await happen(
		event('play', 'a', 'page', { profileId: 'q' }),
		event('play', 'a', 'search', { profileId: 'q' }),
		event('play', 'a', 'page', { happenedAt: now + msPerDay }),
	);
	await begin().follow();
	expect(await earned()).toEqual([]);
});

test('what happens later is seen at the next look, and after a restart nothing is credited twice or missed', async () => {
	const { begin, happen, earned } = world();
	const first = begin();
	await happen(event('play', 'a', 'page'));
	await first.follow();
	await happen(event('play', 'b', 'page'));
	await first.follow();
	await happen(event('play', 'c', 'page'));
	await begin().follow(); // as after a kill: nobody closed the first
	expect(await earned()).toEqual(['page/a/0', 'page/b/0', 'page/c/1']);
});

test('choices count for a day after the end, and while nothing interleaves nobody looks', async () => {
	const ended: Experiment = { ...running, status: 'stopped', stoppedAt: now };
	for (const [tried, afterMs, expected] of [
		[[], 0, []],
		[[{ ...running, design: { ...design, kind: 'ab' } }], 0, []],
		[[ended], msPerDay - 1, ['page/a/0']],
		[[ended], msPerDay, []],
	] as const) {
		const { begin, happen, earned, clock } = world(tried);
		await happen(event('play', 'a', 'page'));
		clock.advance(afterMs);
		await begin().follow();
		expect(await earned()).toEqual(expected);
	}
});

test('an experiment that begins later is followed from then on', async () => {
	const { begin, happen, earned, experiments } = world([]);
	const credits = begin();
	await credits.follow();
	experiments.push(running);
	await happen(event('play', 'a', 'page'));
	await credits.follow();
	expect(await earned()).toEqual(['page/a/0']);
});

let folder: StateFolder;
beforeEach(async () => {
	folder = stateFolder(await mkdtemp(join(tmpdir(), 'marquee-interleaving-')));
});
afterEach(() => rm(folder.root, { recursive: true }));

test('a reading counts members who were exposed, and what they chose until then', async () => {
	const { exposureLog } = await openSegmentExposureLog(folder.exposures);
	const exposed = (unit: string, more: Partial<LoggedExposure> = {}): LoggedExposure => ({
		...{ experiment: 'x', unit, arm: 'interleaved', epoch: 'e', at: now },
		...{ requestId: 'r', surface: 'home', served: 'fresh' },
		...more,
	});
	const members = Array.from({ length: 60 }, (_, i) => exposed(`p${i}`));
	await exposureLog.append([
		...members,
		exposed('p0', { epoch: 'another' }),
		exposed('other', { experiment: 'y' }),
		exposed('late', { at: epochMs(now + 10) }),
	]);
	await exposureLog.close();
	const reading = (asOf = epochMs(now + 5)) => interleavingReading(folder, running, asOf);
	expect(await reading()).toMatchObject({ members: 60, voting: 0, verdict: 'too-few' });

	const { decisionLog } = await openSegmentDecisionLog<Credit>(folder.credits);
	const credit = (profileId: string, more: Partial<Credit> = {}) =>
		decisionLog.append({
			...{ experiment: 'x', profileId, requestId: 'r', titleId: 't', team: 1, at: now + 1 },
			...more,
		});
	for (let i = 0; i < 50; i++) await credit(`p${i}`);
	await credit('p50', { team: 0 });
	await credit('forced');
	await credit('p51', { experiment: 'y' });
	await credit('p52', { at: now + 6 });
	await decisionLog.close();
	expect(await reading()).toMatchObject({
		interleaves: 'rows',
		arms: ['as-is', 'new'],
		method: 'team-draft',
		members: 60,
		voting: 51,
		wins: [1, 50],
		verdict: 'better',
	});
	expect((await reading(epochMs(now + 20))).members).toBe(61);
});

test('an experiment that interleaves nothing has no such reading', async () => {
	const { interleaves: _, ...ab } = design;
	await expect(interleavingReading(folder, { design: { ...ab, kind: 'ab' } }, now)).rejects.toThrow(
		'interleaves nothing',
	);
});

test('who ends does not wait for all that is left to be looked at; what is left is credited after the next beginning', async () => {
	const { begin, happen, earned } = world();
	let looked = 0;
	const credits = begin({
		page: async () => {
			looked++;
			void credits.close();
			return page('p');
		},
	});
	await happen(event('play', 'a', 'page'), event('play', 'c', 'page'), event('stop', 'c', 'page'));
	await credits.follow();
	expect(looked).toBe(1);
	await credits.follow();
	expect(looked).toBe(1);
	expect(await earned()).toHaveLength(1);
	await begin().follow();
	expect(await earned()).toHaveLength(2);
});
