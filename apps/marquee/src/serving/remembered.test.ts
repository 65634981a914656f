import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('it answers what the function answers, and asks it no more than room forces it to', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 10 }), (keys, most) => {
			const asked: number[] = [];
			const square = remembered((key: number) => {
				asked.push(key);
				return key * key;
			}, most);
			for (const key of keys) expect(square(key)).toBe(key * key);
			if (most === 10) expect(asked.length).toBe(new Set(keys).size);
		}),
	);
});

test('the one least lately asked for makes way', () => {
	const asked: string[] = [];
	const answer = remembered((key: string) => asked.push(key), 2);
	for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) answer(key);
	expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('an answer of undefined is an answer', () => {
	let asked = 0;
	const nothing = remembered(() => void asked++, 3);
	nothing(1);
	nothing(1);
	expect(asked).toBe(1);
});
