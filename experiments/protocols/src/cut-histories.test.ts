import { expect, test } from 'vitest';
import { withCutHistories } from './cut-histories.ts';
import { loo } from './loo.ts';
import { historiesOfSequences } from './sequences.ts';

const thirty = historiesOfSequences(
	Array.from({ length: 30 }, (_, u) => Array.from({ length: 8 }, (_step, t) => (u + t) % 20)),
	20,
);

test('a cut history shows the newest events, filters the others, and asks the same question', () => {
	const { test: whole, readings } = withCutHistories(loo, { seed: 1 }).split(thirty);
	expect(Object.keys(readings!)).toEqual(['history-0', 'history-1', 'history-3', 'history-10']);
	for (const length of [0, 1, 3, 10]) {
		const cut = readings![`history-${length}`]!.test;
		for (const [i, { history, alsoFiltered, ...asked }] of cut.entries()) {
			const { history: all, ...same } = whole[i]!;
			expect(asked).toEqual(same);
			expect(history.titleIndices).toEqual(all.titleIndices.slice(Math.max(0, 7 - length)));
			expect(history.happenedAtMs.length).toBe(history.titleIndices.length);
			expect([...alsoFiltered!, ...history.titleIndices]).toEqual([...all.titleIndices]);
		}
	}
});

test('above the most cases a sample stands for all: in order, the same every time, and told', () => {
	const sampled = () =>
		withCutHistories(loo, { seed: 3, mostCases: 10, lengths: [1] }).split(thirty);
	const { test: drawn, describe } = sampled().readings!['history-1']!;
	const profiles = drawn.map(({ profile }) => profile);
	expect(profiles).toHaveLength(10);
	expect(profiles).toEqual(profiles.toSorted((a, b) => a - b));
	expect(sampled().readings!['history-1']!.test).toEqual(drawn);
	expect(describe).toContain('10 cases drawn at random');
});
