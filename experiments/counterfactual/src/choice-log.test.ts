import { expect, test } from 'vitest';
import { type ChoiceLog, isEvenlyLogged, requireSound } from './choice-log.ts';

const log: ChoiceLog = {
	actions: ['a', 'b'],
	chosen: Int32Array.of(0, 1),
	propensities: Float64Array.of(0.5, 0.5),
	rewards: Float64Array.of(0, 1),
	units: Int32Array.of(0, 1),
	unitCount: 2,
	contexts: [],
};

test('a log of what cannot be is refused with the row', () => {
	requireSound(log);
	const broken: readonly (readonly [Partial<ChoiceLog>, RegExp])[] = [
		[{ rewards: new Float64Array(0) }, /without rows/],
		[{ chosen: Int32Array.of(0) }, /columns of 2 and of 1/],
		[{ propensities: Float64Array.of(0.5, 1.5) }, /row 1 has a propensity of 1.5/],
		[{ propensities: Float64Array.of(Number.NaN, 1) }, /row 0 has a propensity of NaN/],
		[{ rewards: Float64Array.of(0, Infinity) }, /row 1 has a reward/],
		[{ chosen: Int32Array.of(0, 2) }, /row 1: action 2/],
		[{ units: Int32Array.of(-1, 0) }, /row 0: unit -1/],
	];
	for (const [change, message] of broken)
		expect(() => requireSound({ ...log, ...change })).toThrow(message);
});

test('choices are even if each row gave everything the same chance', () => {
	expect(isEvenlyLogged(log)).toBe(true);
	expect(isEvenlyLogged({ ...log, propensities: Float64Array.of(0.5, 0.4) })).toBe(false);
	const one = Int32Array.of(0);
	const certain = { ...log, available: () => one, propensities: Float64Array.of(1, 1) };
	expect(isEvenlyLogged(certain)).toBe(true);
});
