import type { Page } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptForm, pageOfKept } from './kept-page.ts';
import { simulatedTime } from './testing/simulated-time.ts';
import { asking, card, catalogue, pageOf, titles } from './testing/small-world.ts';

const cardOf = (id: string) => {
	const title = catalogue.title(id);
	return title === undefined ? undefined : card(title);
};
const asked = { ...asking(simulatedTime()), state: undefined };

/** What a kept page keeps of the scores. */
const inFourDigits = (page: Page): Page => ({
	...page,
	rows: page.rows.map((row) => ({
		...row,
		titles: row.titles.map((one) => ({ ...one, score: Math.round(one.score * 1e4) / 1e4 })),
	})),
});

test('a page comes back as it was, scores to four digits', () => {
	const pages = fc
		.tuple(fc.subarray([...titles], { minLength: 1 }), fc.integer({ min: 1, max: 30 }))
		.map(([shown, perRow]) => pageOf(asked, shown, perRow));
	fc.assert(
		fc.property(pages, (page) => {
			expect(pageOfKept(keptForm(page), cardOf)).toEqual({ page: inFourDigits(page), leftOut: 0 });
		}),
		{ numRuns: 50 },
	);
});

test('titles that are not to be had any more are left out and counted, and so is a row of nothing else', () => {
	const form = keptForm(pageOf(asked, titles.slice(0, 40), 20));
	const without = (gone: (id: string) => boolean) =>
		pageOfKept(form, (id) => (gone(id) ? undefined : cardOf(id)));
	const first20 = new Set(titles.slice(0, 20).map(({ titleId }) => titleId));
	const { page, leftOut } = without((id) => first20.has(id));
	expect([page.rows.map(({ rowId }) => rowId), leftOut]).toEqual([['row-1'], 20]);
	expect(without(() => true).page.rows).toEqual([]);
});

test('of a long page the first rows are kept, and of a page with one long row that row', () => {
	const rowsOf = (perRow: number, most: number) =>
		pageOfKept(keptForm(pageOf(asked, titles, perRow), most), cardOf).page.rows.length;
	expect([rowsOf(20, 45), rowsOf(20, 40), rowsOf(90, 10), rowsOf(20, 0)]).toEqual([2, 2, 1, 1]);
});

test('a kept page takes a fraction of what it takes on the wire', () => {
	const page = pageOf(asked, titles, 30);
	expect(keptForm(page).length).toBeLessThan(JSON.stringify(page).length / 4);
});
