import { expect, test } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { oncePerCatalogue } from './once-per-catalogue.ts';

test('what is laid out is the same for all who ask with a catalogue, and another for another catalogue that says the same', () => {
	let times = 0;
	const laid = oncePerCatalogue(({ size }) => ({ size, time: ++times }));
	const title = { titleId: 't', name: 'T', genres: [] };
	const [one, other] = [catalogueOf([title]), catalogueOf([title])];
	expect(laid(one)).toBe(laid(one));
	expect(laid(other)).toEqual({ size: 1, time: 2 });
	expect(laid(one)).toEqual({ size: 1, time: 1 });
});
