import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alwaysValidMean, alwaysValidSigns, fixedReading, votes } from './index.ts';

test('a user has one vote, however often they chose', () => {
	const often = Array.from({ length: 50 }, () => ({ user: 'p', credits: [0, 1], choices: 1 }));
	const all = votes([
		...often,
		{ user: 'q', credits: [2, 1], choices: 3 },
		{ user: 'r', credits: [0, 0], choices: 0 },
	]);
	expect(all).toEqual(
		new Map([
			['p', 1],
			['q', -1 / 3],
		]),
	);
});

test('of many rankers any two are compared', () => {
	const earned = [{ user: 'p', credits: [1, 0, 3], choices: 4 }];
	expect(votes(earned, [0, 2]).get('p')).toBe(0.5);
	expect(votes(earned, [0, 1]).get('p')).toBe(-0.25);
});

test('rankers that change places change the sign of every vote and of both readings', () => {
	const credits = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }));
	fc.assert(
		fc.property(fc.array(credits, { minLength: 2, maxLength: 30 }), (pairs) => {
			const earned = pairs.map((of, i) => ({ user: `p${i}`, credits: of, choices: of[0] + of[1] }));
			const one = [...votes(earned).values()];
			const other = [...votes(earned, [1, 0]).values()];
			expect(fixedReading(other).estimate).toBeCloseTo(-fixedReading(one).estimate, 12);
			expect(fixedReading(other).pValue).toBeCloseTo(fixedReading(one).pValue, 12);
			expect(fixedReading(other).signs.pValue).toBe(fixedReading(one).signs.pValue);
			const [valid, mirrored] = [alwaysValidSigns(one), alwaysValidSigns(other)];
			expect(mirrored.estimate).toBeCloseTo(1 - valid.estimate, 12);
			expect(mirrored.low).toBeCloseTo(1 - valid.high, 8);
			expect(mirrored.pValue).toBeCloseTo(valid.pValue, 10);
		}),
	);
});

test('one vote is no sample for a fixed reading, and none says nothing at all times', () => {
	expect(() => fixedReading([1])).toThrow('1 votes');
	expect(() => alwaysValidMean([1])).toThrow('1 votes');
	expect(alwaysValidSigns([])).toMatchObject({ estimate: 0.5, low: 0, high: 1, pValue: 1 });
});

test('of equal pairs read after every user, at most one in twenty is ever called different', () => {
	let [always, fixed] = [0, 0];
	const pairs = 120;
	for (let pair = 0; pair < pairs; pair++) {
		const random = seededRandom(pair, 'equal pairs');
		const all: number[] = [];
		let [calledAlways, calledFixed] = [false, false];
		for (let user = 0; user < 200; user++) {
			all.push(random.next() < 0.5 ? 1 : -1);
			if (all.length % 10 !== 0) continue;
			calledAlways ||= alwaysValidSigns(all).pValue <= 0.05;
			calledFixed ||= fixedReading(all).pValue <= 0.05;
		}
		always += Number(calledAlways);
		fixed += Number(calledFixed);
	}
	expect(always / pairs).toBeLessThanOrEqual(0.05);
	expect(fixed / pairs).toBeGreaterThan(0.1); // why a fixed reading must not be peeked at
});

// scipy.stats.ttest_1samp of the same votes
test('the mean vote is read as Student read means', () => {
	const reading = fixedReading([1, 1, 0.5, -0.2, 0, 1, -1, 0.4]);
	expect(reading.estimate).toBeCloseTo(0.3375, 12);
	expect(reading.standardError).toBeCloseTo(0.2513801191138915, 12);
	expect(reading.pValue).toBeCloseTo(0.2213094985685039, 12);
	expect(reading.low).toBeCloseTo(-0.25691952602499063, 12);
});

test('an interval that is always valid contains the one that is valid once', () => {
	const random = seededRandom(4);
	const all = Array.from({ length: 500 }, () => random.next() * 2 - 0.9);
	const [once, always] = [fixedReading(all), alwaysValidMean(all)];
	expect(always.estimate).toBeCloseTo(once.estimate, 12);
	expect(always.low).toBeLessThan(once.low);
	expect(always.high).toBeGreaterThan(once.high);
});
