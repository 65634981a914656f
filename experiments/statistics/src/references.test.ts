import { expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { groupSequentialBounds, obrienFleming, pocock, powerSpending } from './group-sequential.ts';
import { holm } from './holm.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
import { mannWhitney } from './mann-whitney.ts';
import { populationStability } from './population-stability.ts';
import { minimumDetectableEffect, power, unitsNeeded } from './power.ts';
import { sampleRatio } from './sample-ratio.ts';
import { sequentialSampleRatio } from './sequential-sample-ratio.ts';
import { wilcoxon } from './wilcoxon.ts';

// What is expected here was computed by SciPy 1.17.1 and NumPy 1.26.4 unless a line says otherwise.

const x = [1.1, 2.3, 0.7, 3.9, 5.2, 2.8, 4.4, 1.9];
const y = [2.2, 3.1, 6.7, 4.8, 5.9, 3.3, 7.1, 1.2, 8.3];
const sixfold = (values: readonly number[]) => Array.from({ length: 6 }, () => values).flat();
const tiedX = sixfold([1, 2, 2, 3, 3, 3, 4, 5, 5, 6]);
const tiedY = sixfold([2, 3, 3, 4, 4, 4, 5, 5, 6, 7, 7]);
/** Numbers that look drawn and are not: i · 7919 mod m, over m. */
const scattered = (n: number, m: number, exponent = 1) =>
	Array.from({ length: n }, (_, i) => (((i + 1) * 7919) % m) / m).map((one) => one ** exponent);

test('Mann–Whitney is that of SciPy, exact and with ties, and the shift is the median of differences', () => {
	const few = mannWhitney(x, y);
	expect(few).toMatchObject({ u: 54, superiority: 54 / 72 });
	expect(few.estimate).toBeCloseTo(2, 12);
	expect(few.pValue).toBeCloseTo(0.09271904566022213, 12);
	expect(mannWhitney(x, y, { alternative: 'greater' }).pValue).toBeCloseTo(0.04635952283011106, 12);
	expect(mannWhitney(tiedX, tiedY)).toMatchObject({ u: 2736 });
	expect(mannWhitney(tiedX, tiedY).pValue).toBeCloseTo(0.00017617370085162457, 12);
});

test('Wilcoxon is that of SciPy, the pseudo-median that of all averages', () => {
	const reading = wilcoxon([1.2, -0.4, 2.2, 0.9, -1.1, 3, 0.3, 1.7, -0.2, 2.6, 0.8, 1.2]);
	expect(reading.pValue).toBeCloseTo(0.025313519968766574, 12);
	expect(reading.estimate).toBeCloseTo(1, 12);
	expect(reading.low).toBeLessThan(reading.estimate);
});

test('Kolmogorov–Smirnov is that of SciPy: exact, with ties, and beyond ten thousand', () => {
	const small = kolmogorovSmirnov(x, y);
	expect(small).toMatchObject({ at: 5.2, sign: 1, exact: true });
	expect(small.distance).toBeCloseTo(0.4444444444444444, 14);
	expect(small.pValue).toBeCloseTo(0.24245166598107779, 13);
	expect(kolmogorovSmirnov(tiedX, tiedY).pValue).toBeCloseTo(0.0016958719378687473, 13);
	const middling = kolmogorovSmirnov(scattered(900, 10_007), scattered(1200, 10_007, 1.1));
	expect(middling.pValue).toBeCloseTo(0.4937922377217908, 11);
	const large = kolmogorovSmirnov(scattered(12_000, 20_011), scattered(13_000, 20_011, 1.03));
	expect(large.distance).toBeCloseTo(0.011173076923076952, 12);
	expect(large.pValue).toBeCloseTo(0.41419142176688317, 4);
});

test('sample ratios: chi-square of three arms, its far tail, and the Dirichlet mixture', () => {
	const arms = [5200, 4800, 10_150].map((count, i) => ({ count, weight: [1, 1, 2][i]! }));
	expect(sampleRatio(arms).chiSquare).toBeCloseTo(16.997518610421835, 10);
	expect(sampleRatio([...arms, { count: 0, weight: 0 }]).pValue).toBeCloseTo(
		0.00020372096782243096,
		15,
	);
	const two = [5200, 4800].map((count) => ({ count, weight: 0.5 }));
	expect(sequentialSampleRatio([two]).pValue).toBeCloseTo(0.025890461350768, 10);
});

test('the population stability index is the sum over bins as NumPy counts them', () => {
	const reference = Array.from({ length: 1000 }, (_, i) => ((i * 37) % 1000) / 1000);
	const current = Array.from({ length: 800 }, (_, i) => (((i * 53) % 1000) / 1000) ** 1.2);
	const index = populationStability(reference, current);
	expect(index.estimate).toBeCloseTo(0.03331494801450531, 12);
	expect(index.noise).toBeGreaterThan(index.estimate);
	expect(populationStability(reference, reference.toReversed())).toMatchObject({
		estimate: 0,
		pValue: 1,
	});
});

test('Holm and Benjamini–Hochberg of a textbook five', () => {
	const p = [0.01, 0.04, 0.03, 0.005, 0.6];
	const close = (found: readonly number[], expected: readonly number[]) =>
		found.forEach((one, i) => {
			expect(one).toBeCloseTo(expected[i]!, 12);
		});
	close(benjaminiHochberg(p), [0.025, 0.05, 0.05, 0.025, 0.6]);
	close(holm(p), [0.04, 0.09, 0.09, 0.025, 0.6]); // 4 · 0.01, 3 · 0.03, at least that, 5 · 0.005, 0.6
});

test('bounds of five equal looks are those that Lan and DeMets tabulate; one look is z', () => {
	const information = [0.2, 0.4, 0.6, 0.8, 1];
	const rounded = (bounds: readonly number[]) => bounds.map((one) => Math.round(one * 1e4) / 1e4);
	// Published to three digits as 4.877, 3.357, 2.680, 2.290, 2.031 (Reboussin et al., Controlled Clinical Trials 2000).
	expect(rounded(groupSequentialBounds({ information, spending: obrienFleming }))).toEqual([
		4.8769, 3.357, 2.6803, 2.2898, 2.031,
	]);
	// The first three: SciPy's multivariate normal, solved for the bound.
	expect(rounded(groupSequentialBounds({ information, spending: pocock }))).toEqual([
		2.438, 2.4268, 2.4102, 2.3966, 2.386,
	]);
	expect(groupSequentialBounds({ information: [1] })[0]).toBeCloseTo(1.959963984540054, 10);
	expect(groupSequentialBounds({ information: [1], sided: 1 })[0]).toBeCloseTo(
		1.6448536269514722,
		10,
	);
	const squared = groupSequentialBounds({ information, spending: powerSpending(2) });
	expect(squared[0]).toBeCloseTo(3.090232306167813, 8); // z of 0.025 · 0.2²
});

test('units, effect and power undo each other; with unequal arms and with sequences more are needed', () => {
	const plan = { variances: [1, 1] as const };
	expect(unitsNeeded(0.1, 0.8, plan)).toBeCloseTo(3139.55, 1); // 2 · 2 (1.96 + 0.84)² / 0.1²
	expect(unitsNeeded(0.1, 0.8, { ...plan, treated: 0.1 })).toBeCloseTo(3139.55 / 0.36, 0);
	for (const more of [
		{},
		{ sequential: true, tuning: 4000 },
		{ alternative: 'greater' as const, margin: -0.05 },
	]) {
		const whole = { ...plan, ...more };
		const units = unitsNeeded(0.1, 0.8, whole);
		expect(power(0.1, units, whole)).toBeCloseTo(0.8, 10);
		const margin = 'margin' in more ? more.margin! : 0;
		expect(minimumDetectableEffect(units, 0.8, whole)).toBeCloseTo(0.1 - margin, 10);
	}
	expect(unitsNeeded(0.1, 0.8, { ...plan, sequential: true })).toBeGreaterThan(3140 * 1.3);
});
