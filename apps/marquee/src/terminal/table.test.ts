import { expect, test } from 'vitest';
import { table } from './table.ts';

test('numbers stand at the right under their heads, words at the left, and no line ends in blanks', () => {
	expect(
		table(
			['arm', 'members', 'effect', 'p', 'says'],
			[
				['new', '12,345', '–', '1.2e-7', 'better by 4 %'],
				['newer', '6', '+4.21 %', '0.5', ''],
			],
		),
	).toEqual([
		'arm    members   effect       p  says',
		'new     12,345        –  1.2e-7  better by 4 %',
		'newer        6  +4.21 %     0.5',
	]);
});
