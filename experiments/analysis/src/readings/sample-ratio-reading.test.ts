import { expect, test } from 'vitest';
import { experimentOf } from '../testing/made-sums.ts';
import { sampleRatioReading } from './sample-ratio-reading.ts';

const { design } = experimentOf();
const read = (...epochs: readonly (readonly [number, number])[]) =>
	sampleRatioReading(design, {
		exposed: epochs.flatMap(([old, fresh], at) => [
			{ arm: 'old', epoch: `e${at}`, members: old },
			{ arm: 'new', epoch: `e${at}`, members: fresh },
		]),
		contaminated: 0,
	});

test('the sample ratio that Fabijan et al. tell of is called unfair', () => {
	const { state, pValue } = read([821_588, 815_482]);
	expect(state).toBe('unfair');
	expect(pValue).toBeCloseTo(1.82e-6, 8);
});

test('a break of a tenth shows at a thousand members, chance does not', () => {
	expect(read([600, 400]).state).toBe('unfair');
	expect(read([520, 480]).state).toBe('fair');
	expect(read([30, 10]).state).toBe('too-few');
});

test('breaks of several epochs add up, and every epoch tells what was due', () => {
	const one = read([5_300, 4_900]);
	const both = read([5_300, 4_900], [5_300, 4_900]);
	expect(both.alwaysValidPValue).toBeLessThan(one.alwaysValidPValue);
	expect(both.epochs[1]).toEqual({
		epoch: 'e1',
		arms: [
			{ arm: 'old', members: 5_300, expected: 5_100 },
			{ arm: 'new', members: 4_900, expected: 5_100 },
		],
	});
});

test('members of an arm that the design does not have are unfair at once', () => {
	const exposed = [{ arm: 'gone', epoch: 'e0', members: 1 }];
	expect(sampleRatioReading(design, { exposed, contaminated: 0 }).state).toBe('unfair');
});
