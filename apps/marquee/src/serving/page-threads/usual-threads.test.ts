import { expect, test } from 'vitest';
import { usualThreads } from './usual-threads.ts';

test('one core is left to answers where there are several, and very small and very large catalogues have no threads', () => {
	expect([1, 2, 16].map((cores) => usualThreads(cores, 10_000))).toEqual([1, 1, 15]);
	expect([0, 999, 1_000, 200_000, 200_001].map((titles) => usualThreads(8, titles))).toEqual([
		0, 0, 7, 7, 0,
	]);
});
