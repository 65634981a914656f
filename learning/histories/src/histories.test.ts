import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories, historyOf, keepRows, lengthOf } from './histories.ts';

const size = { profiles: 5, titles: 9 };
const interactions = fc.array(
	fc.record({ profile: fc.nat(4), title: fc.nat(8), happenedAtMs: fc.nat(1000) }),
);

test('every event is in exactly its profile’s history, in the order it was given', () => {
	fc.assert(
		fc.property(interactions, (given) => {
			const all = histories(given, size);
			for (let u = 0; u < size.profiles; u++)
				expect([...historyOf(all, u).titleIndices]).toEqual(
					given.filter((i) => i.profile === u).map((i) => i.title),
				);
		}),
	);
});

test('keeping rows by a cut-off loses exactly those after it', () => {
	fc.assert(
		fc.property(interactions, fc.nat(1000), (given, cutOff) => {
			const all = histories(given, size);
			const before = keepRows(all, (row) => all.happenedAtMs[row]! <= cutOff);
			expect(before.titleIndices.length).toBe(given.filter((i) => i.happenedAtMs <= cutOff).length);
			expect([...before.happenedAtMs].every((at) => at <= cutOff)).toBe(true);
		}),
	);
});

test('leaving out more rows than a profile has leaves none', () => {
	const all = histories([{ profile: 0, title: 1 }], size);
	expect(historyOf(all, 0, 2).titleIndices.length).toBe(0);
	expect(lengthOf(all, 0)).toBe(1);
});

test('a title outside the catalogue is refused with its number', () => {
	expect(() => histories([{ profile: 0, title: 9 }], size)).toThrow('title 9');
});
