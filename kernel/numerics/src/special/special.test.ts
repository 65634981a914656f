import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialLower, binomialMass, binomialUpper } from './binomial.ts';
import { bracketedRoot } from './bracketed-root.ts';
import { chiSquareLower, chiSquareUpper, chiSquareUpperQuantile } from './chi-square.ts';
import { deviance } from './deviance.ts';
import { erfc } from './erfc.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { logGamma, logGammaOnePlus } from './log-gamma.ts';
import { normalLower, normalUpper } from './normal.ts';
import { normalQuantile } from './normal-quantile.ts';
import { referenceValues } from './reference-values.fixture.ts';
import { stirlingError } from './stirling-error.ts';
import { studentTLower, studentTUpper } from './student-t.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** Far below the smallest value that any p-value needs, where doubles run out of digits. */
const nothing = 1e-300;

function same(value: number, expected: number, tolerance = 1e-12): void {
	if (Math.abs(expected) < nothing) expect(Math.abs(value)).toBeLessThan(1e-290);
	else expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);
}

test('every function agrees with the reference to 12 digits of its own size, tails too', () => {
	const r = referenceValues;
	for (const [x, value] of r.logGamma) same(logGamma(x), value);
	for (const [a, x, lower, upper] of r.incompleteGamma) {
		same(incompleteGamma(a, x).lower, lower);
		same(incompleteGamma(a, x).upper, upper);
	}
	for (const [a, b, x, lower, upper] of r.incompleteBeta) {
		same(incompleteBeta(x, a, b).lower, lower);
		same(incompleteBeta(x, a, b).upper, upper);
	}
	for (const [x, value] of r.erfc) same(erfc(x), value);
	for (const [z, value] of r.normalUpper) same(normalUpper(z), value);
	for (const [p, z] of r.normalQuantile) same(normalQuantile(p), z);
	for (const [t, degrees, value] of r.studentTUpper) same(studentTUpper(t, degrees), value);
	for (const [p, degrees, t] of r.studentTQuantile) same(studentTQuantile(p, degrees), t);
	for (const [x, degrees, value] of r.chiSquareUpper) same(chiSquareUpper(x, degrees), value);
	for (const [tail, degrees, x] of r.chiSquareUpperQuantile)
		same(chiSquareUpperQuantile(tail, degrees), x);
	for (const [k, n, p, mass, lower, upper] of r.binomial) {
		same(binomialMass(k, n, p), mass);
		same(binomialLower(k, n, p), lower);
		same(binomialUpper(k, n, p), upper);
	}
});

const shape = fc.double({ min: -7, max: 5, noNaN: true }).map((power) => 10 ** power);
const share = fc.double({ min: 1e-12, max: 1, noNaN: true, maxExcluded: true });

test('both tails are chances, add up to one, and move the right way', () => {
	fc.assert(
		fc.property(shape, shape, fc.double({ min: 1, max: 2, noNaN: true }), (a, x, times) => {
			const [here, beyond] = [incompleteGamma(a, x), incompleteGamma(a, x * times)];
			expect(here.lower + here.upper).toBeCloseTo(1, 12);
			expect(beyond.lower - here.lower).toBeGreaterThan(-1e-13);
			expect(Math.min(here.lower, here.upper)).toBeGreaterThanOrEqual(0);
		}),
	);
	fc.assert(
		fc.property(share, shape, shape, (x, a, b) => {
			const [one, other] = [incompleteBeta(x, a, b), incompleteBeta(1 - x, b, a, x)];
			expect(one.lower + one.upper).toBeCloseTo(1, 12);
			expect(one.lower).toBeCloseTo(other.upper, 12);
			expect(Math.min(one.lower, one.upper)).toBeGreaterThanOrEqual(0);
		}),
		{ numRuns: 60 },
	);
});

test('a quantile undoes its distribution', () => {
	const tail = fc.double({ min: -290, max: -0.31, noNaN: true }).map((power) => 10 ** power);
	fc.assert(
		fc.property(tail, fc.double({ min: 1, max: 1e6, noNaN: true }), (p, degrees) => {
			// Their relative slopes are steep far out: a digit of z is z² digits of its tail.
			same(normalLower(normalQuantile(p)), p, 1e-12);
			same(chiSquareUpper(chiSquareUpperQuantile(p, degrees), degrees), p, 1e-8);
			if (p > 1e-30) same(studentTLower(studentTQuantile(p, degrees), degrees), p, 1e-11);
		}),
		{ numRuns: 60 },
	);
	expect(studentTQuantile(0.5, 3)).toBe(0);
	expect(normalQuantile(0.5)).toBeCloseTo(0, 16);
	same(studentTQuantile(0.9, 7), -studentTQuantile(0.1, 7));
});

test('the gamma function grows by its argument, and Stirling misses what is said', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-8, max: 100, noNaN: true }), (x) => {
			expect(logGamma(x + 1)).toBeCloseTo(logGamma(x) + Math.log(x), 11);
			expect(logGammaOnePlus(x)).toBeCloseTo(logGamma(1 + x), 11);
			expect(stirlingError(x)).toBeGreaterThan(0);
		}),
	);
	same(logGammaOnePlus(1e-12), -5.772156649009438e-13);
});

test('sums of the binomial are its tails, and half is exact', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 60 }),
			fc.nat(),
			fc.double({ min: 0, max: 1 }),
			(n, pick, p) => {
				fc.pre(!Number.isNaN(p));
				const k = pick % (n + 1);
				let most = 0;
				for (let i = 0; i <= k; i++) most += binomialMass(i, n, p);
				expect(binomialLower(k, n, p)).toBeCloseTo(most, 11);
				expect(binomialUpper(k, n, p)).toBeCloseTo(1 - most + binomialMass(k, n, p), 11);
			},
		),
	);
	expect(binomialLower(3, 3, 0)).toBe(1);
	expect(binomialMass(0, 3, 0)).toBe(1);
	expect(chiSquareLower(0, 1)).toBe(0);
});

test('what has no answer is refused with its values', () => {
	expect(() => logGamma(0)).toThrow(/0/);
	expect(() => incompleteGamma(-1, 2)).toThrow(/-1/);
	expect(() => incompleteBeta(1.5, 1, 1)).toThrow(/1\.5/);
	expect(() => normalQuantile(1)).toThrow(/1/);
	expect(() => studentTUpper(Number.NaN, 3)).toThrow(/NaN/);
	expect(() => studentTQuantile(0.2, 0)).toThrow(/0 degrees/);
	expect(() => chiSquareUpperQuantile(0, 1)).toThrow(/0/);
	expect(() => binomialUpper(4, 3, 0.5)).toThrow(/4 successes/);
	expect(() => deviance(-1, 2)).toThrow(/-1/);
	expect(() => bracketedRoot((x) => x + 5, 0, 1)).toThrow(/no crossing/);
	expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
});
