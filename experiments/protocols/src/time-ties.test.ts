import { histories, historyOf } from '@marquee/histories';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loo, looBy } from './loo.ts';
import { drawnHistories, smallSize } from './testing/drawn-histories.ts';
import { isTied, tiesByTitle } from './time-ties.ts';

/** Two events of one moment: title 7, then 3. */
const tied = histories(
	[
		{ profile: 0, title: 1, happenedAtMs: 1 },
		{ profile: 0, title: 2, happenedAtMs: 2 },
		{ profile: 0, title: 7, happenedAtMs: 5 },
		{ profile: 0, title: 3, happenedAtMs: 5 },
	],
	{ profiles: 1, titles: 8 },
);

test('each rule says which of two events of one moment was the last, or that nobody knows', () => {
	const answers = (rule: Parameters<typeof looBy>[0]) =>
		looBy(rule)
			.split(tied)
			.test.map(({ relevant }) => relevant[0]);
	expect(answers('source-order')).toEqual([3]);
	expect(answers('by-title')).toEqual([7]);
	expect(answers('left-out')).toEqual([]);
	expect(looBy('left-out').split(tied).excluded).toEqual({ 'answer-tied-in-time': 1 });
	expect(looBy('source-order').split(tied).test.filter(isTied).length).toBe(1);
});

test('by title the order of the source changes nothing; neither does it change which answers are left out', () => {
	fc.assert(
		fc.property(drawnHistories, (all) => {
			const backwards = histories(
				Array.from({ length: smallSize.profiles }, (_, profile) => {
					const { titleIndices, happenedAtMs } = historyOf(all, profile);
					return Array.from(titleIndices, (title, row) => ({
						profile,
						title,
						happenedAtMs: happenedAtMs[row]!,
					}))
						.reverse()
						.sort((a, b) => a.happenedAtMs - b.happenedAtMs);
				}).flat(),
				smallSize,
			);
			expect(tiesByTitle(backwards)).toEqual(tiesByTitle(all));
			const asked = (of: typeof all) =>
				looBy('left-out')
					.split(of)
					.test.map(({ profile, relevant }) => [profile, relevant[0]]);
			expect(asked(backwards)).toEqual(asked(all));
		}),
	);
});

test('without times nothing is tied, and the published protocol keeps the order of the source', () => {
	const timeless = histories(
		[5, 1, 4].map((title) => ({ profile: 0, title })),
		{ profiles: 1, titles: 6 },
	);
	expect(tiesByTitle(timeless)).toEqual(timeless);
	expect(looBy('left-out').split(timeless).test.length).toBe(1);
	expect(loo.timeTies).toBe('source-order');
});
