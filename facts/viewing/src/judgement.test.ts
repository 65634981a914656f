import { expect, test } from 'vitest';
import { judgementOf } from './judgement.ts';

test.each([
	['up', 0.1, 'liked'],
	['down', 1, 'disliked'],
	['none', 0.7, 'liked'],
	['none', 0.69, 'none'],
	['none', 0.4, 'disliked'],
	['none', 0.41, 'none'],
] as const)('a thumb %s beside a rating of %d is read as %s', (thumb, rating, judgement) => {
	expect(judgementOf({ thumb, rating })).toBe(judgement);
});

test('who has said nothing thinks nothing that we know', () => {
	expect(judgementOf({ thumb: 'none' })).toBe('none');
});
