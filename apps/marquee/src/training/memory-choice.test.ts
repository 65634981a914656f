import { expect, test } from 'vitest';
import { memoryTold } from './memory-choice.ts';

const looks = [
	{ tasteShare: 1, share: 0, judged: 0.11 },
	{ tasteShare: 1, share: 0.5, judged: 0.12 },
	{ tasteShare: 0.001, share: 1, judged: 0.1 },
];

test('a memory that was taken, one that was not and one that nobody looked for are told apart, with their figures', () => {
	const mix = { share: 0.5, tasteShare: 1 };
	expect(memoryTold({ taken: mix, looks, cases: 1_200 })).toBe(
		'a memory counts 0.5 beside 1 of taste: ndcg@10 0.1200, 0.1100 without, for 1,200 profiles after a cut in time',
	);
	expect(memoryTold({ taken: null, looks, cases: 60 })).toBe(
		'no memory beside taste: ndcg@10 0.1100 without, at best 0.1200 with one, for 60 profiles after a cut in time',
	);
	expect(memoryTold({ taken: mix, takenOverFrom: 'ab12'.repeat(16) })).toBe(
		'the memory of bundle ab12ab12ab12 counts 0.5 beside 1 of taste',
	);
	expect(memoryTold({ notLookedAt: 'none was wanted' })).toMatch(/none was wanted$/);
});
