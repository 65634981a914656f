import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestArm } from './best-arm.ts';
import type { Trials } from './beta-binomial-sequence.ts';
import { equalChances } from './equal-chances.ts';
import { exactShare, expectedByChance } from './exact-share.ts';
import { halvedWinners } from './halved-winners.ts';
import { shrunkenArms } from './shrunken-arms.ts';
import { trueNullShare } from './true-null-share.ts';

const four: readonly Trials[] = [
	{ successes: 68, trials: 2629 },
	{ successes: 63, trials: 2661 },
	{ successes: 49, trials: 2539 },
	{ successes: 80, trials: 2500 },
];

test('chi-square, G, exact shares and the null share are those of SciPy and statsmodels', () => {
	const { chiSquare, pValue, g, gPValue, degrees } = equalChances(four);
	expect(degrees).toBe(3);
	expect(chiSquare).toBeCloseTo(8.613339788601161, 10); // SciPy chi2_contingency
	expect(pValue).toBeCloseTo(0.03489897953871058, 12);
	expect(g).toBeCloseTo(8.555443195472016, 10); // lambda_='log-likelihood'
	expect(gPValue).toBeCloseTo(0.03582442819671341, 12);
	const share = exactShare({ successes: 7, trials: 40 }, { chance: 0.05 });
	expect(share.low).toBeCloseTo(0.07338272935208517, 10); // statsmodels proportion_confint beta
	expect(share.high).toBeCloseTo(0.32779013336158586, 10);
	expect(share.pValue).toBeCloseTo(0.0033918975779359773, 12);
	expect(expectedByChance(4873, 0.05)).toEqual({ tests: 243.65, low: 214, high: 274 }); // scipy binom.ppf
});

test('the share of true nulls is that of the formula computed elsewhere, and near 1 where nothing has an effect', () => {
	const p = Array.from({ length: 101 }, (_, i) => {
		const even = (((i * 37) % 101) + 0.5) / 101;
		return Number((even * (i % 3 === 0 ? 0.02 : 1)).toFixed(6));
	});
	expect(trueNullShare(p)).toMatchObject({ lambda: 0.05 });
	expect(trueNullShare(p).estimate).toBeCloseTo(0.6565919749869724, 12); // NumPy
	const even = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
	expect(trueNullShare(even).estimate).toBeGreaterThan(0.98);
	expect(() => trueNullShare([0.5])).toThrow(/sample-too-small/);
});

const arm = fc
	.record({
		trials: fc.integer({ min: 2, max: 5000 }),
		share: fc.double({ min: 0, max: 1, noNaN: true }),
	})
	.map(({ trials, share }) => ({ trials, successes: Math.round(trials * share) }));
const arms = fc
	.array(arm, { minLength: 2, maxLength: 6 })
	.filter((all) => all.some(({ successes }) => successes > 0))
	.filter((all) => all.some(({ successes, trials }) => successes < trials));

test('with two arms the best one’s corrected p-value is that of the chi-square', () => {
	fc.assert(
		fc.property(arms, ([one, other]) => {
			const pair = [one!, other!];
			const [successes, trials] = [one!.successes + other!.successes, one!.trials + other!.trials];
			fc.pre(successes > 0 && successes < trials);
			expect(bestArm(pair).pValue).toBeCloseTo(equalChances(pair).pValue, 9);
		}),
	);
});

test('arms in another order are read alike unless two are the best, and nobody leads by less than nothing', () => {
	fc.assert(
		fc.property(arms, (all) => {
			const shares = all.map(({ successes, trials }) => successes / trials);
			fc.pre(shares.filter((one) => one === Math.max(...shares)).length === 1);
			const [here, there] = [bestArm(all), bestArm(all.toReversed())];
			expect(there.pValue).toBeCloseTo(here.pValue, 9);
			expect(here.estimate).toBeGreaterThanOrEqual(0);
			expect(equalChances(all.toReversed()).chiSquare).toBeCloseTo(equalChances(all).chiSquare, 6);
		}),
	);
});

test('shrunken chances lie between what was seen and the test’s mean, in the order of what was seen for equal trials', () => {
	fc.assert(
		fc.property(fc.array(arms, { minLength: 1, maxLength: 5 }), (tests) => {
			const { chances, deviation } = shrunkenArms(tests);
			for (const [i, all] of tests.entries()) {
				const seen = all.map(({ successes, trials }) => successes / trials);
				const [least, most] = [Math.min(...seen), Math.max(...seen)];
				for (const chance of chances[i]!) {
					expect(chance).toBeGreaterThanOrEqual(least - 1e-9);
					expect(chance).toBeLessThanOrEqual(most + 1e-9);
					if (deviation === 0) expect(chance).toBeCloseTo(chances[i]![0]!, 9);
				}
			}
		}),
	);
});

/** Tests of four arms whose chances differ by this deviation, relative to 3 %. */
function drawnTests(
	count: number,
	deviation: number,
	seed: number,
): readonly (readonly Trials[])[] {
	const random = seededRandom(seed, 'tests');
	return Array.from({ length: count }, () =>
		Array.from({ length: 4 }, () => {
			const trials = 2000;
			const chance = 0.03 * Math.max(0.1, 1 + deviation * random.normal());
			// About binomial, at a fraction of the cost.
			const mean = trials * chance;
			const successes = Math.max(
				0,
				Math.round(mean + Math.sqrt(mean * (1 - chance)) * random.normal()),
			);
			return { trials, successes };
		}),
	);
}

test('where arms differ as assumed, τ is found, winners lose what picking had added, and the promise is kept', () => {
	const tests = drawnTests(800, 0.2, 3);
	expect(shrunkenArms(tests).deviation).toBeGreaterThan(0.18);
	expect(shrunkenArms(tests).deviation).toBeLessThan(0.22);
	const { all, significant } = halvedWinners(tests, { random: seededRandom(1), splits: 4 });
	expect(all.left.high).toBeLessThan(0.9);
	expect(all.kept.low).toBeLessThan(1.01);
	expect(all.kept.high).toBeGreaterThan(0.99);
	expect(significant!.tests).toBeLessThan(all.tests);
	expect(significant!.observed).toBeGreaterThan(all.observed);
});

test('where no arm is better, nothing of any lead is found again', () => {
	const { all } = halvedWinners(drawnTests(400, 0, 5), { random: seededRandom(2), splits: 4 });
	expect(all.observed).toBeGreaterThan(0.003);
	expect(all.left.low).toBeLessThan(0);
	expect(all.left.high).toBeLessThan(0.15);
});

test('tests that say nothing are refused', () => {
	const none = [{ successes: 0, trials: 5 }];
	expect(() => equalChances(none)).toThrow(/too-small/);
	expect(() => equalChances([...none, ...none])).toThrow(/without-variance/);
	expect(() => bestArm([...none, { successes: 0, trials: 0 }])).toThrow(/too-small/);
	expect(() => exactShare({ successes: 0, trials: 0 })).toThrow(/too-small/);
});
