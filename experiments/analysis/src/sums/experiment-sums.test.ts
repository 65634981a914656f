import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import { momentsOf } from '@marquee/statistics';
import { type EpochMs, epochMs, msPerDay, utcDay } from '@marquee/units';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AnalysisEngine, openAnalysisEngine } from '../engine.ts';
import { builtInMetrics } from '../metrics/built-in.ts';
import { type MetArm, takenEvents, takenExposures, takenTitles } from '../taken.ts';
import { events, exposures, start, titles } from '../testing/a-small-log.ts';
import { type PlainMember, plainMembers, plainMetrics } from '../testing/plain-sums.ts';
import type { Cell } from './cells.ts';
import { countedUntil, type ExperimentSums, experimentSums } from './experiment-sums.ts';

let spill = '';
let engine: AnalysisEngine;
beforeAll(async () => {
	spill = await mkdtemp(join(tmpdir(), 'marquee-analysis-'));
	engine = await openAnalysisEngine({ threads: 1, memoryLimitMiB: 512, spill, reads: [] });
});
afterAll(async () => {
	engine.close();
	await rm(spill, { recursive: true });
});

const asOf = epochMs(start + 45 * msPerDay);

async function summed(
	met: readonly MetArm[],
	happened: readonly ViewingEvent[],
	until: EpochMs = asOf,
): Promise<ExperimentSums> {
	const recorded = happened.map((event, position) => ({ position, recordedAt: asOf, event }));
	return experimentSums(
		engine,
		{
			exposures: await takenExposures(engine, [met]),
			events: await takenEvents(engine, [recorded]),
			titles: await takenTitles(engine, titles),
		},
		{ metrics: builtInMetrics, segmentsOf: 'hours-watched', asOf: until },
	);
}

const near = (found: readonly number[], expected: readonly number[], what: string) => {
	expect(found.length, what).toBe(expected.length);
	for (const [at, value] of expected.entries())
		expect(Math.abs(found[at]! - value), what).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
};

/** The cell has the members, and of every metric the moments, that loops over these members make. */
function expectAlike(cell: Cell, own: readonly PlainMember[]): void {
	expect(cell.members).toBe(own.length);
	for (const metric of builtInMetrics) {
		const rows = own.map((member) => member.columns(metric.key, metric.windowDays));
		const width = metric.kind === 'quantile' ? 1 : rows[0]!.length;
		const columns = Array.from({ length: width }, (_, i) => rows.map((row) => row[i]!));
		const plain = momentsOf(...columns);
		const { moments, eventful } = cell.metrics.get(metric.key)!;
		near(moments.means, plain.means, `${metric.key}: means`);
		near(moments.covariances, plain.covariances, `${metric.key}: covariances`);
		expect(eventful, metric.key).toBe(rows.filter(([value]) => value !== 0).length);
		// Ratios divide by it: nearly nothing would be an effect without bounds.
		const idle = plain.means.flatMap((mean, i) => (mean === 0 ? [moments.means[i]] : []));
		expect(new Set([0, ...idle]), metric.key).toEqual(new Set([0]));
	}
}

test('every built-in metric has a second implementation, and a key of its own', () => {
	expect(Object.keys(plainMetrics).sort()).toEqual(builtInMetrics.map(({ key }) => key).sort());
});

test('sums of the engine equal those of loops over members, metric by metric, whatever the log', async () => {
	await fc.assert(
		fc.asyncProperty(
			exposures,
			events,
			fc.integer({ min: 1, max: 45 }),
			async (met, happened, days) => {
				const until = epochMs(start + days * msPerDay);
				const sums = await summed(met, happened, until);
				const { members, contaminated } = plainMembers(met, happened, titles, until);
				expect(sums.contaminated).toBe(contaminated);
				const cells = Map.groupBy(
					members,
					({ arm, epoch, at }) => `${epoch} ${utcDay(at as EpochMs)} ${arm}`,
				);
				expect(sums.cells.map(({ arm, epoch, day }) => `${epoch} ${day} ${arm}`).sort()).toEqual(
					[...cells.keys()].sort(),
				);
				for (const cell of sums.cells)
					expectAlike(cell, cells.get(`${cell.epoch} ${cell.day} ${cell.arm}`)!);
			},
		),
		{ numRuns: 8 },
	);
}, 60_000);

test('segments are the same members told apart: countries, devices and histories add up to all who have one', async () => {
	await fc.assert(
		fc.asyncProperty(exposures, events, async (met, happened) => {
			const { segments } = await summed(met, happened);
			const { members } = plainMembers(met, happened, titles, asOf);
			for (const [by, partOf] of [
				['country', ({ country }: MetArm) => country],
				['device', ({ device }: MetArm) => device],
				['history', (member: { known: boolean }) => (member.known ? 'known' : 'new')],
			] as const) {
				const expected = Map.groupBy(
					members.filter((member) => partOf(member) !== undefined),
					(member) => `${partOf(member)} ${member.arm} ${member.epoch}`,
				);
				const found = new Map(
					segments
						.filter((one) => one.by === by)
						.map((one) => [`${one.value} ${one.arm} ${one.epoch}`, one.moments]),
				);
				expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
				for (const [key, own] of expected) {
					expect(found.get(key)!.n).toBe(own.length);
					const mean =
						own.reduce((sum, m) => sum + m.columns('hours-watched', 7)[0]!, 0) / own.length;
					near([found.get(key)!.means[0]!], [mean], key);
				}
			}
		}),
		{ numRuns: 3 },
	);
}, 60_000);

test('neither the order of exposures and events nor telling an exposure twice changes a sum', async () => {
	await fc.assert(
		fc.asyncProperty(exposures, events, async (met, happened) => {
			const once = await summed(met, happened);
			const again = await summed([...met, ...met].toReversed(), happened.toReversed());
			expect(again.exposed).toEqual(once.exposed);
			for (const [at, cell] of once.cells.entries())
				for (const [key, { moments }] of cell.metrics) {
					near(again.cells[at]!.metrics.get(key)!.moments.means, moments.means, key);
					near(again.cells[at]!.metrics.get(key)!.moments.covariances, moments.covariances, key);
				}
		}),
		{ numRuns: 3 },
	);
}, 60_000);

test('of a closed window only days count whose last member has had the whole window', () => {
	const returned = builtInMetrics.find(({ key }) => key === 'returned-7d')!;
	const plays = builtInMetrics.find(({ key }) => key === 'plays')!;
	const day = utcDay(epochMs(start));
	expect(countedUntil(returned, epochMs(start + 8 * msPerDay - 1))).toBe(day);
	expect(countedUntil(returned, epochMs(start + 8 * msPerDay))).toBe(day + 1);
	expect(countedUntil(plays, epochMs(start + 1))).toBe(day + 1);
});

test('squares keep their digits where means are large beside deviations', async () => {
	const met = Array.from({ length: 20 }, (_, i) => ({
		unit: `p${i}`,
		arm: 'old',
		epoch: 'e',
		at: start,
	}));
	const watched = (i: number) => 3.6e9 + 3_600 * (i % 2);
	const happened = met.map(({ unit }, i) => ({
		kind: 'stop' as const,
		eventId: `e${i}`,
		profileId: unit,
		titleId: 't0',
		happenedAt: start + 1_000,
		positionSeconds: 0,
		watchedSeconds: watched(i),
	}));
	const { cells } = await summed(met, happened);
	const { moments } = cells[0]!.metrics.get('hours-watched')!;
	expect(moments.means[0]).toBeCloseTo(1e6 + 0.5, 6);
	expect(moments.covariances[0]).toBeCloseTo(5 / 19, 9);
});
