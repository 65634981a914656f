import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialsOf, monogramOf } from './monogram.ts';
import { tileAfter } from './tile-focus.ts';

test('no key leads to a tile that is not there', () => {
	const keys = fc.constantFrom(
		'ArrowLeft',
		'ArrowRight',
		'ArrowUp',
		'ArrowDown',
		'Home',
		'End',
		'Tab',
	);
	fc.assert(
		fc.property(
			keys,
			fc.integer({ min: 1, max: 70 }),
			fc.nat(),
			fc.integer({ min: 1, max: 12 }),
			(key, count, at, columns) => {
				const to = tileAfter(key, at % count, count, columns);
				expect(to === undefined || (to >= 0 && to < count)).toBe(true);
			},
		),
	);
});

test('down from above the short last line leads to its last tile', () => {
	expect(tileAfter('ArrowDown', 4, 7, 5)).toBe(6);
	expect(tileAfter('ArrowDown', 6, 7, 5)).toBeUndefined();
	expect(tileAfter('ArrowUp', 6, 7, 5)).toBe(1);
});

test('initials are those of the first and the last word, in any script', () => {
	expect(initialsOf('Ada King Lovelace')).toBe('AL');
	expect(initialsOf('  mira ')).toBe('M');
	expect(initialsOf('宮崎')).toBe('宮');
	expect(initialsOf('👩‍🚀 crew')).toHaveLength(3);
	expect(initialsOf(' ')).toBe('?');
});

test('a profile keeps its face when it is renamed', () => {
	expect(monogramOf({ profileId: 'p', name: 'A' }).genres).toEqual(
		monogramOf({ profileId: 'p', name: 'B' }).genres,
	);
});
