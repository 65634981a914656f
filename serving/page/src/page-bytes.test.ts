import type { Page } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfPage, pageWriter, writtenPage } from './page-bytes.ts';

const evidence = fc.record(
	{ sentence: fc.string({ unit: 'binary' }), source: fc.string(), because: fc.string() },
	{ requiredKeys: ['sentence', 'source'] },
);
const card = fc.record(
	{
		titleId: fc.string(),
		name: fc.string({ unit: 'binary' }),
		year: fc.integer(),
		genres: fc.array(fc.string()),
	},
	{ requiredKeys: ['titleId', 'name', 'genres'] },
);
const placed = (cards: readonly object[]) =>
	fc
		.record(
			{
				title: fc.constantFrom(...cards),
				score: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(-0)),
				positionSeconds: fc.nat(),
				until: fc.nat(),
				evidence,
				rank: fc.integer({ min: 1, max: 10 }),
			},
			{ requiredKeys: ['title', 'score', 'evidence'] },
		)
		.map((each) => each as unknown as Page['rows'][number]['titles'][number]);
const pages = fc
	.array(card, { minLength: 1, maxLength: 5 })
	.chain((cards) =>
		fc.record({
			requestId: fc.string({ unit: 'binary' }),
			facets: fc.constant([]),
			rows: fc.array(
				fc.record({
					rowId: fc.string(),
					heading: fc.string({ unit: 'binary' }),
					evidence,
					countedIn: fc.constantFrom(null, 'PT'),
					titles: fc.array(placed(cards), { maxLength: 6 }),
				}),
				{ maxLength: 5 },
			),
		}),
	)
	.map((page) => page as unknown as Page);

test('a page is written as JSON.stringify writes it, byte for byte, also after pages with the same cards', () => {
	const write = pageWriter();
	fc.assert(
		fc.property(fc.array(pages, { maxLength: 3 }), (several) => {
			for (const page of [...several, ...several]) {
				expect(write(page).toString()).toBe(Buffer.from(JSON.stringify(page)).toString());
				expect(bytesOfPage(page)?.toString()).toBe(write(page).toString());
				expect(bytesOfPage({ ...page })).toBeUndefined();
			}
		}),
	);
});

test('a page that is longer than the room there was is whole', () => {
	const heading = '終'.repeat(400_000);
	const page = { rows: [{ rowId: 'r', heading, titles: [] }] } as unknown as Page;
	expect(JSON.parse(pageWriter()(page).toString())).toEqual(page);
});

test('a page of bytes is the page that was written, is sent as those bytes, and a copy of it has its rows', () => {
	const write = pageWriter();
	fc.assert(
		fc.property(pages, (page) => {
			const { rows, ...head } = page;
			const bytes = write(page);
			const again = writtenPage(head, bytes);
			expect(bytesOfPage(again)).toBe(bytes);
			expect(again).toEqual(JSON.parse(JSON.stringify(page)));
			expect({ ...again }).toEqual(JSON.parse(JSON.stringify(page)));
			expect(again.rows).toBe(again.rows);
		}),
		{ numRuns: 30 },
	);
});
