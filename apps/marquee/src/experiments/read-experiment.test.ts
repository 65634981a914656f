import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, writeCatalogue } from '@marquee/catalogue';
import type { ExperimentDesign, Title, ViewingEvent } from '@marquee/contracts';
import {
	openSegmentEventLog,
	openSegmentExposureLog,
	openSqliteControlPlane,
} from '@marquee/stores';
import { epochMs, msPerDay, seededRandom, settableClock } from '@marquee/units';
import { openWarehouse } from '@marquee/warehouse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import { experimentReadings } from './experiment-readings.ts';
import { planPower } from './plan-power.ts';
import { readExperiment } from './read-experiment.ts';

const start = Date.UTC(2026, 4, 4);
const asOf = epochMs(start + 9 * msPerDay);
const limits = { threads: 1, memoryLimitMiB: 256 };
const reads = { ...limits, signal: new AbortController().signal };
const profiles = 600;
let folder: StateFolder;

const design: ExperimentDesign = {
	key: 'row-order',
	kind: 'ab',
	hypothesis: 'Rows in a new order are watched longer.',
	share: 1,
	arms: [
		{ key: 'old', recipe: {} },
		{ key: 'new', recipe: { policy: 'page-2' } },
	],
	primary: 'hours-watched',
	guardrails: [{ metric: 'thumbs-down', margin: 0.5 }],
	secondary: ['returned-7d', 'completion-share'],
	plannedMembers: 600,
};

/** What a profile does: something before, and after the first day an hour, or two where it met the new arm. */
function* lifeOf(at: number, random: ReturnType<typeof seededRandom>): Generator<ViewingEvent> {
	const profileId = `p${at}`;
	const from = start + (at % 2) * 3_600_000;
	const happened = (moment: number, more: object): ViewingEvent =>
		({
			eventId: `e-${profileId}-${moment}`,
			profileId,
			titleId: 't1',
			happenedAt: moment,
			...more,
		}) as ViewingEvent;
	const hours = (at % 2 === 0 ? 1 : 2) + random.next();
	yield happened(from - 3 * msPerDay, { kind: 'stop', positionSeconds: 60, watchedSeconds: 60 });
	yield happened(from + 60_000, { kind: 'play' });
	yield happened(from + 4 * 3_600_000, {
		kind: 'stop',
		positionSeconds: 3_500,
		watchedSeconds: hours * 3_600,
	});
	if (at % 3 === 0) yield happened(from + 5 * 3_600_000, { kind: 'thumb', thumb: 'down' });
}

const events = (): readonly ViewingEvent[] => {
	const random = seededRandom(1, 'lives');
	return Array.from({ length: profiles }, (_, at) => [...lifeOf(at, random)]).flat();
};

beforeAll(async () => {
	folder = stateFolder(await mkdtemp(join(tmpdir(), 'marquee-read-experiment-')));
	const title = {
		titleId: 't1',
		name: 'One',
		genres: [],
		runtimeSeconds: 3_600,
	} as unknown as Title;
	await writeCatalogue(folder.catalogue, catalogueOf([title]));
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	await controlPlane.decideExperiment({ at: epochMs(start), by: 'test' }, () => ({
		what: 'start-experiment',
		experiment: {
			design,
			status: 'running',
			createdAt: start,
			changedAt: start,
			startedAt: start,
		},
	}));
	await controlPlane.close();
	const { exposureLog } = await openSegmentExposureLog(folder.exposures);
	const other = { experiment: 'another', unit: 'p1', arm: 'x', epoch: 'e', at: epochMs(start) };
	const met = Array.from({ length: profiles }, (_, at) => ({
		...other,
		experiment: design.key,
		unit: `p${at}`,
		arm: at % 2 === 0 ? 'old' : 'new',
		at: epochMs(start + (at % 2) * 3_600_000),
		requestId: `r${at}`,
		surface: 'home' as const,
		served: 'fresh' as const,
		country: at % 4 < 2 ? 'DE' : 'JP',
	}));
	await exposureLog.append([...met, { ...met[0]!, ...other }]);
	await exposureLog.close();
	const { log } = await openSegmentEventLog(folder.log);
	await log.append(events(), asOf);
	await log.close();
});
afterAll(() => rm(folder.root, { recursive: true }));

test('an experiment of a state folder is read from its logs alone, before there is a warehouse', async () => {
	const leftBehind = join(folder.root, 'spill-999999999');
	await mkdir(leftBehind); // by a process that was killed
	const reading = await readExperiment(folder, 'row-order', asOf, reads);
	expect(reading.arms).toEqual([
		{ arm: 'old', members: 300 },
		{ arm: 'new', members: 300 },
	]);
	expect(reading.logPosition).toBe(events().length - 1);
	const [hours, thumbs, returned, completed] = reading.metrics;
	expect(hours!.comparisons[0]).toMatchObject({ verdict: 'better' });
	expect(hours!.comparisons[0]!.effect.estimate).toBeCloseTo(1, 0);
	expect(thumbs!.comparisons[0]!.effect.estimate).toBeCloseTo(0, 12);
	expect(returned!.arms.map(({ members }) => members)).toEqual([300, 300]);
	expect(completed!.arms.map(({ mean }) => mean)).toEqual([1, 1]);
	expect(reading.segments.map(({ by, value }) => `${by} ${value}`).sort()).toEqual([
		'country DE',
		'country JP',
		'history known',
	]);
	expect(reading.verdict.decision).toBe('ship');
	expect((await readdir(folder.root)).filter((name) => name.startsWith('spill'))).toEqual([]);
});

test('what the warehouse has and what lies beyond it are one, also while another has it open', async () => {
	const before = await readExperiment(folder, 'row-order', asOf, reads);
	const { log } = await openSegmentEventLog(folder.log);
	const warehouse = await openWarehouse(folder.warehouse, { ...limits, blockEvents: 1 << 18 });
	try {
		await warehouse.catchUp(log);
		expect(existsSync(join(folder.warehouse, 'manifest.json'))).toBe(true);
		expect(await readExperiment(folder, 'row-order', asOf, reads)).toEqual(before);
		const [one] = events();
		await log.append([{ ...one!, eventId: 'more', happenedAt: start + 2 * msPerDay }], asOf);
		const after = await readExperiment(folder, 'row-order', asOf, reads);
		expect(after.logPosition).toBe(before.logPosition + 1);
		const hoursOf = (reading: typeof after) => reading.metrics[0]!.arms[0]!.mean;
		expect(hoursOf(after) - hoursOf(before)).toBeCloseTo(1 / 60 / 300, 9);
	} finally {
		await warehouse.close();
		await log.close();
	}
});

test('as of an earlier moment only what had happened by then is known', async () => {
	const early = await readExperiment(folder, 'row-order', epochMs(start + 3 * 3_600_000), reads);
	expect(early.metrics[0]!.comparisons[0]!.verdict).toBe('too-few');
	expect(early.metrics[2]!.waiting).toBe(600);
	await expect(readExperiment(folder, 'nothing', asOf, reads)).rejects.toMatchObject({
		code: 'experiment-unknown',
	});
});

test('power is planned from the same log', async () => {
	const asked = { metric: 'hours-watched-1d', share: 0.5, arms: 2, effect: 0.2 };
	const planned = await planPower(folder, asked, asOf, limits);
	expect(planned.baseline.members).toBe(profiles);
	expect(planned.needed!.members).toBeGreaterThan(100);
	await expect(planPower(folder, { ...asked, metric: 'joy' }, asOf, limits)).rejects.toMatchObject({
		code: 'metric-unknown',
	});
});

test('beside a service readings are made in a process of their own, and kept', async () => {
	const clock = settableClock(asOf);
	const readings = experimentReadings({ root: folder.root, clock, limits, patienceMs: 170_000 });
	try {
		expect(readings.metrics().length).toBeGreaterThanOrEqual(20);
		const one = await readings.reading('row-order', { fresh: false });
		expect(one!.verdict.decision).toBe('ship');
		clock.advance(60_000);
		expect(await readings.reading('row-order', { fresh: false })).toBe(one);
		await expect(readings.power({ metric: 'joy', share: 1, arms: 2 })).rejects.toMatchObject({
			code: 'metric-unknown',
		});
	} finally {
		await readings.close();
	}
}, 180_000); // the process gives way to everything else that runs
