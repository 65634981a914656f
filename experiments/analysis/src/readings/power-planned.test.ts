import { minimumDetectableEffect } from '@marquee/statistics';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { metricNamed } from '../metrics/built-in.ts';
import { firstDay, madeSums, watchers } from '../testing/made-sums.ts';
import { powerPlanned } from './power-planned.ts';

const hours = metricNamed('hours-watched');
/** A thousand on the first day, then two hundred a day. */
const cells = madeSums(
	watchers(seededRandom(1, 'power'), 1_800, 0, (at) => ({
		arm: 'all',
		day: firstDay + (at < 1_000 ? 0 : 1 + Math.floor((at - 1_000) / 200)),
	})),
).cells;
const plan = (more: object = {}) =>
	powerPlanned(hours, cells, { metric: 'hours-watched', share: 1, arms: 2, ...more });

test('every day tells the smallest effect of an experiment that was planned for it', () => {
	const { baseline, byDay } = plan();
	expect(baseline.members).toBe(1_800);
	expect(baseline.varianceExplained).toBeGreaterThan(0.3);
	expect(byDay.slice(0, 3).map(({ members }) => members)).toEqual([1_000, 1_200, 1_400]);
	const residual = baseline.standardDeviation ** 2 * (1 - baseline.varianceExplained);
	const expected = minimumDetectableEffect(1_400, 0.8, {
		variances: [residual, residual],
		sequential: true,
		tuning: 1_400,
	});
	expect(byDay[2]!.smallestEffect).toBeCloseTo(expected, 3);
	expect(byDay[2]!.smallestRelative).toBeCloseTo(expected / baseline.mean, 3);
});

test('more days show smaller effects, and members go on coming as in the last week', () => {
	const { byDay } = plan();
	const effects = byDay.map(({ smallestEffect }) => smallestEffect!);
	expect(effects.toSorted((a, b) => b - a)).toEqual(effects);
	expect(byDay[59]!.members - byDay[58]!.members).toBeCloseTo(1_800 / 5, -1);
});

test('the members that an effect needs are those at which it is the smallest that shows', () => {
	const { byDay } = plan();
	const needed = plan({ effect: byDay[20]!.smallestEffect! }).needed!;
	expect(needed.members).toBeCloseTo(byDay[20]!.members, -1);
	expect(needed.days).toBe(21);
	expect(plan({ effect: 1e-6 }).needed!.days).toBeNull();
	expect(plan().needed).toBeNull();
});

test('a smaller share and more arms take longer', () => {
	const days = (more: object) => plan({ effect: 0.1, ...more }).needed!.days!;
	expect(days({ share: 0.5 })).toBeGreaterThan(days({}));
	expect(days({ arms: 4 })).toBeGreaterThan(days({}));
});

test('of a handful of members nothing can be planned', () => {
	const few = madeSums(watchers(seededRandom(2, 'power'), 10, 0)).cells;
	const asked = { metric: 'hours-watched', share: 1, arms: 2 };
	expect(() => powerPlanned(hours, few, asked)).toThrow(/experiment-power-without-data/);
});
