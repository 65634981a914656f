import fc from 'fast-check';
import { expect, test } from 'vitest';
import { givenSplit } from './given-split.ts';
import { ml100kMicrosoft } from './ml-100k-microsoft.ts';
import { timeOrdered } from './time-ordered.fixture.ts';

const size = { profiles: 4, titles: 9 };
const row = fc.record({
	profile: fc.nat(3),
	title: fc.nat(8),
	happenedAtMs: fc.nat(3), // ties are the rule
	isTest: fc.constantFrom(0, 1),
});
const rows = fc.uniqueArray(row, { selector: ({ profile, title }) => `${profile} ${title}` });

test('flags in the order of the file hold out exactly the flagged pairs, however time has sorted them', () => {
	fc.assert(
		fc.property(rows, (given) => {
			const isTest = Uint8Array.from(given, ({ isTest }) => isTest);
			const split = givenSplit.split({ ...timeOrdered(given, size), isTest });
			for (const { profile, history, relevant } of split.test) {
				const of = (flag: number) =>
					given
						.filter((one) => one.profile === profile && one.isTest === flag)
						.map(({ title }) => title)
						.sort();
				expect([...relevant].sort()).toEqual(of(1));
				expect([...history.titleIndices].sort()).toEqual(of(0));
			}
			expect(split.train.titleIndices.length).toBe(given.filter((one) => one.isTest === 0).length);
		}),
	);
});

test('profiles without a row on both sides are excluded with their reason', () => {
	const given = [
		{ profile: 0, title: 0, isTest: 0 },
		{ profile: 0, title: 1, isTest: 1 },
		{ profile: 1, title: 0, isTest: 1 },
		{ profile: 2, title: 0, isTest: 0 },
	];
	const isTest = Uint8Array.from(given, ({ isTest }) => isTest);
	const { test: cases, excluded } = givenSplit.split({ ...timeOrdered(given, size), isTest });
	expect(cases.map(({ profile }) => profile)).toEqual([0]);
	expect(excluded).toEqual({ 'no-training-rows': 2, 'no-new-test-titles': 1 });
});

test('a request is made at the newest moment that training knows', () => {
	const given = [
		{ profile: 0, title: 0, happenedAtMs: 5 },
		{ profile: 0, title: 1, happenedAtMs: 9 },
		{ profile: 1, title: 1, happenedAtMs: 7 },
	];
	const split = givenSplit.split({ ...timeOrdered(given, size), isTest: Uint8Array.of(0, 1, 0) });
	expect(split.test[0]!.asOfMs).toBe(7);
});

test('a flag too few is refused before anything is split', () => {
	const ordered = timeOrdered([{ profile: 0, title: 0 }], size);
	expect(() => givenSplit.split({ ...ordered, isTest: new Uint8Array(0) })).toThrow(
		'0 flags for 1',
	);
	expect(() => givenSplit.split({ ...ordered, isTest: Uint8Array.of(2) })).toThrow('flag is 2');
});

test('the protocol that carries a data set’s name refuses every other data set', () => {
	const ordered = timeOrdered([{ profile: 0, title: 0 }], size);
	expect(() => ml100kMicrosoft.split({ ...ordered, isTest: Uint8Array.of(0) })).toThrow(
		expect.objectContaining({ code: 'protocol-data-mismatch' }),
	);
});
