import { type Histories, histories } from '@marquee/histories';
import { msPerDay, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuredColdShare } from './cold-share.ts';
import { run, settled } from './run.ts';

const titles = 50;

/** 30 days with 40 plays each; on day d titles 0 … firstTitles + d × newPerDay may be played. */
function overDays(firstTitles: number, newPerDay: number, seed = 1): Histories {
	const random = seededRandom(seed, 'over days');
	const interactions = Array.from({ length: 30 * 40 }, (_, at) => {
		const day = Math.floor(at / 40);
		const known = Math.min(titles, firstTitles + Math.floor(day * newPerDay));
		return {
			profile: random.below(20),
			title: random.below(known),
			happenedAtMs: 1.7e12 + day * msPerDay + random.below(msPerDay),
		};
	}).sort((a, b) => a.profile - b.profile || a.happenedAtMs - b.happenedAtMs);
	return histories(interactions, { profiles: 20, titles });
}

/** Title by title, as the sentence says it. */
function asSaid({ happenedAtMs, titleIndices }: Histories, days: number): number {
	const since = Math.max(...happenedAtMs) - days * msPerDay;
	const firstPlay = (title: number) =>
		Math.min(...happenedAtMs.filter((_, row) => titleIndices[row] === title));
	const plays = [...titleIndices.keys()].filter((row) => happenedAtMs[row]! > since);
	return plays.filter((row) => firstPlay(titleIndices[row]!) > since).length / plays.length;
}

test('the measured share is that of the newest plays whose title was first played since', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 5, max: 40 }),
			fc.constantFrom(0.2, 0.5, 1),
			fc.nat(100),
			(first, perDay, seed) => {
				const data = overDays(first, perDay, seed);
				expect(measuredColdShare(data, 7)).toBeCloseTo(asSaid(data, 7), 12);
			},
		),
		{ numRuns: 20 },
	);
});

test('data without times, of a week, or with few plays in it say nothing, and the run keeps its own share', () => {
	const data = overDays(20, 1);
	const untimed = { ...data, happenedAtMs: data.happenedAtMs.map(() => Number.NaN) };
	for (const [which, days] of [
		[untimed, 7],
		[data, 25],
		[data, 3],
	] as const) {
		expect(measuredColdShare(which, days)).toBeUndefined();
		const kept = run('kept', { coldDays: days, coldShare: 0.13 });
		expect(settled(kept, which).coldShare).toBe(0.13);
	}
});

test('a run takes the measured share, never so little that new titles would be a surprise, and none if told so', () => {
	const growing = overDays(5, 1);
	const measured = measuredColdShare(growing, 7)!;
	expect(measured).toBeGreaterThan(0.02);
	expect(settled(run('usual'), growing).coldShare).toBe(measured);
	expect(settled(run('usual'), overDays(20, 0)).coldShare).toBe(0.02);
	const told = run('told', { coldDays: 0, coldShare: 0.4 });
	expect(settled(told, growing).coldShare).toBe(0.4);
});
