import { expect, test } from 'vitest';
import { clockTime, shortLength, spokenLength } from './lengths.ts';

test('a length of time reads as a clock, as a listing and aloud', () => {
	expect([0, 65, 3_599.9, 6_000].map(clockTime)).toEqual(['0:00', '1:05', '59:59', '1:40:00']);
	expect([1, 90, 3_600, 6_000].map(shortLength)).toEqual(['1 min', '2 min', '1 h', '1 h 40 min']);
	expect([0, 1, 3_661].map(spokenLength)).toEqual([
		'0 seconds',
		'1 second',
		'1 hour 1 minute 1 second',
	]);
});
