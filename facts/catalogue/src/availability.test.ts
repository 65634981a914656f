import type { Title, Window } from '@marquee/contracts';
import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAvailable, untilWhen } from './availability.ts';

const titleIn = (windows?: Window[]): Title => ({
	titleId: 't',
	name: 'T',
	genres: [],
	...(windows && { windows }),
});
const aWindow: fc.Arbitrary<Window> = fc.record(
	{
		countries: fc.subarray(['BR', 'JP', 'PT'], { minLength: 1 }),
		from: fc.nat(20),
		until: fc.nat(20),
	},
	{ requiredKeys: [] },
);
const country = fc.constantFrom(undefined, 'BR', 'JP');

test('a title without windows may be shown everywhere, always; one with none that is open, nowhere', () => {
	expect(isAvailable(titleIn(), undefined, epochMs(5))).toBe(true);
	expect(isAvailable(titleIn([]), 'PT', epochMs(5))).toBe(false);
});

test('who does not say where it asks from is not let through a window of a country', () => {
	const inPortugal = titleIn([{ countries: ['PT'] }]);
	expect(isAvailable(inPortugal, 'PT', epochMs(5))).toBe(true);
	expect(isAvailable(inPortugal, 'BR', epochMs(5))).toBe(false);
	expect(isAvailable(inPortugal, undefined, epochMs(5))).toBe(false);
});

test('a title goes at the first moment at which no window is open any more, counted moment by moment', () => {
	fc.assert(
		fc.property(fc.array(aWindow, { maxLength: 4 }), country, fc.nat(20), (windows, where, at) => {
			const title = titleIn(windows);
			const moments = Array.from({ length: 22 - at }, (_, i) => at + i);
			const gone = moments.find((moment) => !isAvailable(title, where, epochMs(moment)));
			const open = isAvailable(title, where, epochMs(at));
			expect(untilWhen(title, where, epochMs(at))).toBe(open ? gone : undefined);
		}),
	);
});
