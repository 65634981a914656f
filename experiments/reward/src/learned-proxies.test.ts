import { type Random, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectCovariance, type PastExperiment } from './effect-covariance.ts';
import { learnedProxies } from './learned-proxies.ts';
import { symmetricEigen, withoutNegative } from './symmetric-eigen.ts';

/** Two numbers of these deviations and this correlation. */
function pair(random: Random, [a, b]: readonly [number, number], correlation: number) {
	const [x, y] = [random.normal(), random.normal()];
	return [a * x, b * (correlation * x + Math.sqrt(1 - correlation ** 2) * y)] as const;
}

/**
 * Weak experiments: true effects on north star and proxy go together by 0.8, their errors against each other by −0.7,
 * twice as large for half of them.
 */
function past(count: number, random: Random): readonly PastExperiment[] {
	return Array.from({ length: count }, (_, i) => {
		const noise = i % 2 === 0 ? 1 : 2;
		const [star, proxy] = pair(random, [1, 2], 0.8);
		const [errorOfStar, errorOfProxy] = pair(random, [1.2 * noise, 2 * noise], -0.7);
		return {
			name: `e${i}`,
			effects: [star + errorOfStar, proxy + errorOfProxy],
			errors: [
				(1.2 * noise) ** 2,
				-0.7 * 1.2 * 2 * noise ** 2,
				-0.7 * 1.2 * 2 * noise ** 2,
				(2 * noise) ** 2,
			],
		};
	});
}

test('a plain correlation of estimates has even the wrong sign; corrected for noise it is the true one', () => {
	const { proxies, identifiable } = learnedProxies(
		['stay', 'hours'],
		past(600, seededRandom(2, 'past')),
	);
	const [hours] = proxies;
	expect(identifiable).toBe(true);
	expect(hours!.naive.correlation).toBeLessThan(-0.1);
	const { low, high } = hours!.correlation!;
	expect(low < 0.8 && 0.8 < high).toBe(true);
	expect(low).toBeGreaterThan(0.4);
	const slope = hours!.slope!;
	expect(slope.low < 0.4 && 0.4 < slope.high).toBe(true); // 0.8 · 1 · 2 / 2²
	expect(hours!.signalShare).toBeLessThan(0.6);
});

test('over many histories the covariance of true effects is unbiased, entry by entry', () => {
	const random = seededRandom(4, 'histories');
	const draws = Array.from({ length: 200 }, () => effectCovariance(past(80, random)));
	for (const [at, truth] of [1, 1.6, 1.6, 4].entries()) {
		const values = draws.map((draw) => draw.truth[at]!);
		const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
		const spread = Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 200);
		expect(Math.abs(mean - truth)).toBeLessThan(4 * (spread / Math.sqrt(200)) + 0.02 * truth);
	}
});

test('intervals of the correlation hold the truth about as often as they say', () => {
	const random = seededRandom(6, 'coverage');
	const draws = Array.from(
		{ length: 100 },
		() => learnedProxies(['stay', 'hours'], past(100, random)).proxies[0]!.slope,
	).filter((slope) => slope !== null);
	const held = draws.filter(({ low, high }) => low < 0.4 && 0.4 < high).length;
	expect(draws.length).toBeGreaterThan(30);
	expect(held / draws.length).toBeGreaterThan(0.8);
});

test('two proxies together tell more than the noisy early north star itself, and the useless one gets little', () => {
	const random = seededRandom(9, 'three');
	const experiments = Array.from({ length: 600 }, (_, i) => {
		const [star, good] = pair(random, [1, 1], 0.9);
		const useless = random.normal();
		const noise = [1.5, 0.5, 0.5];
		const effects = [star, good, useless].map((one, m) => one + noise[m]! * random.normal());
		const errors = Array.from({ length: 9 }, (_, at) => (at % 4 === 0 ? noise[at / 4]! ** 2 : 0));
		return { name: `e${i}`, effects, errors };
	});
	const { composite, ownQuality } = learnedProxies(['stay', 'good', 'useless'], experiments);
	expect(composite.quality).toBeGreaterThan(0.65);
	expect(ownQuality).toBeLessThan(composite.quality - 0.1);
	expect(Math.abs(composite.weights[1]!)).toBeLessThan(composite.weights[0]! / 2);
	const louder = learnedProxies(['stay', 'good', 'useless'], experiments, { noiseOfNext: 20 });
	expect(louder.composite.weights[0]).toBeLessThan(composite.weights[0]!);
	expect(louder.composite.quality).toBeLessThan(composite.quality);
});

test('where nothing moved the north star, nothing is said of any proxy', () => {
	const random = seededRandom(3, 'still');
	const still = past(60, random).map((one) => ({
		...one,
		effects: pair(random, [1.2, 2], -0.7).map((error) => error * Math.sqrt(one.errors[0]! / 1.44)),
	}));
	const { identifiable, proxies } = learnedProxies(['stay', 'hours'], still);
	expect(identifiable).toBe(false);
	expect(proxies[0]).toMatchObject({ correlation: null, slope: null });
});

test('eigenvalues rebuild the matrix, and the nearest covariance has none below 0 and moves no sound one', () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 }),
			([a, b, c, d, e, f]) => {
				const matrix = [a!, b!, c!, b!, d!, e!, c!, e!, f!];
				const { values, vectors } = symmetricEigen(matrix, 3);
				const rebuilt = (kept: readonly number[]) =>
					matrix.map((_, at) =>
						kept.reduce(
							(sum, value, k) =>
								sum + value * vectors[Math.floor(at / 3) * 3 + k]! * vectors[(at % 3) * 3 + k]!,
							0,
						),
					);
				for (const [at, value] of rebuilt([...values]).entries())
					expect(value).toBeCloseTo(matrix[at]!, 9);
				const { matrix: sound, clipped } = withoutNegative(matrix, 3);
				expect(Math.min(...symmetricEigen(sound, 3).values)).toBeGreaterThan(-1e-9);
				if (!clipped) expect(sound).toEqual(matrix);
			},
		),
	);
});

test('experiments whose errors are no covariance, or that are too few, are refused by name', () => {
	const experiments = past(10, seededRandom(1));
	expect(() => effectCovariance(experiments.slice(0, 3))).toThrow(/too little/);
	for (const errors of [
		[1, 0, 0],
		[1, 2, 2, 1],
		[1, 0.5, 0.4, 1],
		[0, 0, 0, 1],
	])
		expect(() =>
			effectCovariance([...experiments, { name: 'odd', effects: [1, 1], errors }]),
		).toThrow(/experiment odd/);
});
