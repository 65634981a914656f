import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands, keyCommands } from './key-commands.ts';

const free = { isTyping: false, isModified: false };
const begun = () => {
	const clock = settableClock(epochMs(0));
	const press = keyCommands(clock);
	return { clock, press: (key: string, how = {}) => press({ key, ...free, ...how }) };
};

test('every key and every pair does what the help says', () => {
	for (const [keys, { does }] of Object.entries(commands)) {
		const { press } = begun();
		expect(
			keys
				.split(' ')
				.map((key) => press(key))
				.at(-1),
		).toBe(does);
	}
});

test('a pair that took too long, or was interrupted, is none', () => {
	const { clock, press } = begun();
	press('g');
	clock.advance(2_000);
	expect(press('i')).toBeUndefined();
	press('g');
	press('x');
	expect(press('s')).toBeUndefined();
	press('g');
	press('x', { isTyping: true });
	expect(press('d')).toBeUndefined();
});

test('letters in a field and keys of the browser are left alone, Escape leads out of a field', () => {
	fc.assert(
		fc.property(fc.constantFrom('/', '?', 'g', 'i', 'w'), (key) => {
			const { press } = begun();
			expect(press(key, { isTyping: true })).toBeUndefined();
			expect(press(key, { isModified: true })).toBeUndefined();
		}),
	);
	expect(begun().press('Escape', { isTyping: true })).toBe('close');
});
