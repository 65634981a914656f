import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loo } from './loo.ts';
import { ml1mLooA } from './ml-1m-loo-a.ts';
import { historiesOfSequences } from './sequences.ts';

const titles = 12;
const sequences = fc.array(fc.uniqueArray(fc.nat(titles - 1)), { minLength: 1, maxLength: 8 });
const rowsOf = (all: ReturnType<typeof historiesOfSequences>, profile: number) => [
	...all.titleIndices.subarray(all.offsets[profile], all.offsets[profile + 1]),
];

test('the last title is the test, the one before it the validation, and training has neither', () => {
	fc.assert(
		fc.property(sequences, (given) => {
			const split = loo.split(historiesOfSequences(given, titles));
			for (const { profile, history, relevant } of split.test) {
				expect([...relevant]).toEqual(given[profile]!.slice(-1));
				expect([...history.titleIndices]).toEqual(given[profile]!.slice(0, -1));
				expect(rowsOf(split.train, profile)).toEqual(given[profile]!.slice(0, -2));
			}
			for (const { profile, history, relevant } of split.validation!) {
				expect([...relevant]).toEqual(given[profile]!.slice(-2, -1));
				expect([...history.titleIndices]).toEqual(rowsOf(split.train, profile));
			}
		}),
	);
});

test('every profile is tested or excluded with a reason', () => {
	fc.assert(
		fc.property(fc.array(fc.array(fc.nat(3)), { minLength: 1 }), (given) => {
			const { test: cases, excluded } = loo.split(historiesOfSequences(given, 4));
			const counted = Object.values(excluded).reduce((a, b) => a + b, 0);
			expect(cases.length + counted).toBe(given.length);
		}),
	);
});

test('a profile of two events is trained on whole and not tested', () => {
	const split = loo.split(
		historiesOfSequences(
			[
				[0, 1],
				[2, 1, 0],
			],
			3,
		),
	);
	expect(rowsOf(split.train, 0)).toEqual([0, 1]);
	expect(split.excluded).toEqual({ 'fewer-than-three-events': 1 });
});

test('a last title that was watched before is no case: the filter would hide the answer', () => {
	const split = loo.split(historiesOfSequences([[0, 1, 2, 0]], 3));
	expect(split.test).toEqual([]);
	expect(split.excluded).toEqual({ 'last-title-watched-before': 1 });
});

test('the protocol that carries a data set’s name refuses every other data set', () => {
	expect(() => ml1mLooA.split(historiesOfSequences([[0, 1, 2]], 3))).toThrow(
		expect.objectContaining({ code: 'protocol-data-mismatch', responsible: 'caller' }),
	);
});
