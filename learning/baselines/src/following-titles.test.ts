import { histories, historyOf } from '@marquee/histories';
import { expect, test } from 'vitest';
import { drawnHistories } from './drawn-histories.fixture.ts';
import { followingTitles } from './following-titles.ts';

const entryOf = (matrix: ReturnType<typeof followingTitles>, i: number, j: number): number => {
	for (let at = matrix.offsets[i]!; at < matrix.offsets[i + 1]!; at++)
		if (matrix.titles[at] === j) return matrix.values[at]!;
	return 0;
};

const settings = {
	reach: 2,
	backwards: 0.25,
	watchedExponent: 0.5,
	scoredExponent: 0.2,
	shrinkage: 3,
};

/** Σ d(q − p) over one history, from the definition. */
function naiveSum(watched: Int32Array, i: number, j: number): number {
	const pairs = [...watched.keys()].flatMap((p) => [...watched.keys()].map((q) => [p, q] as const));
	return pairs
		.filter(([p, q]) => watched[p] === i && watched[q] === j && Math.abs(q - p) <= 8)
		.map(([p, q]) => (q > p ? 1 : 0.25) * Math.exp(-(Math.abs(q - p) - 1) / 2))
		.reduce((sum, each) => sum + each, 0);
}

test('every entry is the sum over pairs of steps that its equation says', () => {
	for (let seed = 0; seed < 3; seed++) {
		const all = drawnHistories(seed);
		const matrix = followingTitles(all, settings);
		const count = (title: number) => 3 + all.titleIndices.filter((each) => each === title).length;
		for (let i = 0; i < all.titles; i++)
			for (let j = 0; j < all.titles; j++) {
				let sum = 0;
				for (let u = 0; u < all.profiles; u++)
					if (i !== j) sum += naiveSum(historyOf(all, u).titleIndices, i, j);
				expect(entryOf(matrix, i, j)).toBeCloseTo(sum / (count(i) ** 0.5 * count(j) ** 0.2), 5);
			}
	}
});

test('what comes next counts more than what came before, and nothing follows itself', () => {
	const given = [0, 1, 1, 2].map((title) => ({ profile: 0, title }));
	const matrix = followingTitles(histories(given, { profiles: 1, titles: 3 }));
	expect(entryOf(matrix, 0, 1)).toBeGreaterThan(entryOf(matrix, 1, 0));
	expect(entryOf(matrix, 1, 1)).toBe(0);
	expect(entryOf(matrix, 0, 1)).toBeGreaterThan(entryOf(matrix, 0, 2));
});
