import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrated } from './calibration.ts';
import { reliabilityOf } from './reliability.ts';

const chance = (odds: number) => 1 / (1 + Math.exp(-odds));

test('the slope and shift that answers were drawn by are found again', () => {
	const random = seededRandom(3, 'answers');
	const odds = Float32Array.from({ length: 20_000 }, () => 2 * random.normal());
	const answers = odds.map((z) => (random.next() < chance(0.6 * z - 1.5) ? 1 : 0));
	const { slope, shift } = calibrated(odds, answers);
	expect(slope).toBeCloseTo(0.6, 1);
	expect(shift).toBeCloseTo(-1.5, 1);
});

const answered = fc.array(
	fc.tuple(fc.float({ min: -20, max: 20, noNaN: true }), fc.constantFrom(0, 1, Number.NaN)),
	{ maxLength: 40 },
);

test('no slope or shift nearby makes the answers likelier, and no calibration turns an order around', () => {
	fc.assert(
		fc.property(answered, (rows) => {
			const odds = Float32Array.from(rows, ([z]) => z);
			const answers = rows.map(([, y]) => y);
			const found = calibrated(odds, answers);
			expect(found.slope).toBeGreaterThan(0);
			expect(Number.isFinite(found.shift)).toBe(true);
			const best = lossOf(odds, answers, found);
			for (const step of [-1e-2, 1e-2]) {
				const moved = lossOf(odds, answers, { ...found, shift: found.shift + step });
				expect(moved).toBeGreaterThanOrEqual(best - 1e-6);
				const turned = { ...found, slope: Math.max(0.01, found.slope + step) };
				expect(lossOf(odds, answers, turned)).toBeGreaterThanOrEqual(best - 1e-6);
			}
		}),
	);
});

test('rows without an answer change nothing', () => {
	const odds = Float32Array.of(-2, -1, 0, 1, 2);
	const answers = [0, 0, 1, 0, 1];
	const more = Float32Array.of(...odds, 9, -9);
	expect(calibrated(more, [...answers, Number.NaN, Number.NaN])).toEqual(calibrated(odds, answers));
});

test('chances that answers were drawn by come true, and the same chances doubled do not', () => {
	const random = seededRandom(5, 'answers');
	const chances = Float32Array.from({ length: 40_000 }, () => 0.5 * random.next());
	const answers = chances.map((p) => (random.next() < p ? 1 : 0));
	expect(reliabilityOf(chances, answers).error).toBeLessThan(0.01);
	expect(
		reliabilityOf(
			chances.map((p) => 2 * p),
			answers,
		).error,
	).toBeCloseTo(0.25, 1);
});

test('bins part the rows from the lowest chances to the highest, and unknown answers stand in none', () => {
	fc.assert(
		fc.property(answered, fc.integer({ min: 1, max: 12 }), (rows, bins) => {
			const chances = Float32Array.from(rows, ([z]) => chance(z));
			const report = reliabilityOf(
				chances,
				rows.map(([, y]) => y),
				bins,
			);
			const known = rows.filter(([, y]) => !Number.isNaN(y)).length;
			expect(report.rows).toBe(known);
			expect(report.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(known);
			for (const [n, { meanChance }] of report.bins.entries())
				if (n > 0) expect(meanChance).toBeGreaterThanOrEqual(report.bins[n - 1]!.meanChance - 1e-9);
		}),
	);
});

/** The loss that Platt scaling minimises, written down anew. */
function lossOf(
	odds: Float32Array,
	answers: readonly number[],
	{ slope, shift }: { slope: number; shift: number },
): number {
	const known = [...odds.keys()].filter((n) => !Number.isNaN(answers[n]!));
	const yes = known.filter((n) => answers[n] === 1).length;
	return known.reduce((sum, n) => {
		const target = answers[n] === 1 ? (yes + 1) / (yes + 2) : 1 / (known.length - yes + 2);
		const p = Math.min(1 - 1e-15, Math.max(1e-15, chance(slope * odds[n]! + shift)));
		return sum - target * Math.log(p) - (1 - target) * Math.log(1 - p);
	}, 0);
}
