import { expect, test } from 'vitest';
import { clockTime } from './lengths.ts';

test('a clock shows hours only where there are any, and never less than nothing', () => {
	expect([0, 65, 3_600, 6_005, -3].map(clockTime)).toEqual([
		'0:00',
		'1:05',
		'1:00:00',
		'1:40:05',
		'0:00',
	]);
});
