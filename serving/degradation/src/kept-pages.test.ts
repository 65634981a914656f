import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptPages, keptUnder } from './kept-pages.ts';
import { outlineOf } from './page-outline.ts';
import { simulatedTime } from './testing/simulated-time.ts';
import { asking, pageOf, titles } from './testing/small-world.ts';

const asked = { ...asking(simulatedTime()), state: undefined };
/** Moments of one length, so that forms of as many titles are too. */
const page = (shown: number, generatedAt = 1_000) =>
	outlineOf({ ...pageOf(asked, titles.slice(0, shown)), generatedAt }, Infinity);
const takes = (key: string, shown: number) => page(shown).kept.length + 2 * key.length + 300;

test('no sequence of keeping and asking takes more room than there is, and what was used last is still there', () => {
	const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
	const steps = fc.array(
		fc.record({ key, shown: fc.integer({ min: 0, max: 90 }), finds: fc.boolean() }),
		{ maxLength: 40 },
	);
	const room = takes('a', 90) * 2;
	fc.assert(
		fc.property(steps, (all) => {
			const pages = keptPages(room);
			let newest: [string, number][] = []; // the same by a list: newest last
			const bytesOf = () => newest.reduce((sum, [name, shown]) => sum + takes(name, shown), 0);
			for (const [at, { key, shown, finds }] of all.entries()) {
				const known = newest.find(([name]) => name === key);
				if (finds) {
					expect(pages.find(key) !== undefined).toBe(known !== undefined);
					if (known) newest = [...newest.filter((one) => one !== known), known];
				} else {
					pages.keep(key, page(shown, 1_000 + at));
					newest = [...newest.filter((one) => one !== known), [key, shown]];
					while (bytesOf() > room) newest.shift();
				}
				expect(pages.size()).toEqual({ pages: newest.length, bytes: bytesOf() });
				expect(pages.size().bytes).toBeLessThanOrEqual(room);
			}
		}),
		{ numRuns: 25 },
	);
});

test('a page that came late does not take the place of a newer one', () => {
	const pages = keptPages(1e6);
	pages.keep('a', page(3, 2_000));
	pages.keep('a', page(5, 1_000));
	expect(pages.find('a')?.generatedAt).toBe(2_000);
});

test('a page larger than all the room is not kept, and takes nothing else away', () => {
	const pages = keptPages(takes('a', 5));
	pages.keep('a', page(5));
	pages.keep('b', page(90));
	expect([pages.find('b'), pages.size().pages]).toEqual([undefined, 1]);
});

test('a page is found again by who asked for what on which device in which language, in any order of the words', () => {
	const under = (changes: object) => keptUnder({ ...asked, ...changes });
	expect(under({ asked: { surface: 'browse', genre: 'Drama', decade: 1990 } })).toBe(
		under({ asked: { decade: 1990, genre: 'Drama', surface: 'browse', order: undefined } }),
	);
	const different = [
		{},
		{ asked: { surface: 'my-list' } },
		{ asked: { surface: 'browse', genre: 'Drama' } },
		{ on: { device: 'phone' } },
		{ locale: 'pt' },
		{ profileId: 'p-2' },
	].map(under);
	expect(new Set(different).size).toBe(different.length);
	expect(under({ on: { country: 'PT' } })).toBe(under({}));
});
