import type { Page, PageRow, PlacedTitle } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import type { Answered } from '../surfaces/answered.ts';
import type { CardShape } from './row-geometry.ts';

/** A title where it stands on a page. */
export interface Placement {
	readonly placed: PlacedTitle;
	readonly row: PageRow;
	readonly position: number;
}

/** Rows whose titles are shown wide, with how far they were watched. */
export const isUnfinishedRow = ({ family }: PageRow): boolean => family === 'continue-watching';

/** How the cards of a row look: what is unfinished is wide, a ranking has its numbers, all else are posters. */
export function cardShapeOf(row: PageRow): CardShape {
	if (isUnfinishedRow(row)) return 'landscape';
	return row.family === 'top-10' && row.titles.every(({ rank }) => rank !== undefined)
		? 'ranked'
		: 'portrait';
}

/** Where a title stands on the page, if it does. */
export function placementOf(
	page: Pick<Answered, 'rows'> | undefined,
	titleId: string,
): Placement | undefined {
	for (const row of page?.rows ?? [])
		for (const [position, placed] of row.titles.entries())
			if (placed.title.titleId === titleId) return { placed, row, position };
	return undefined;
}

/** What the page opens with: the first of the top picks, or of the first row that does not continue something. */
export function topPick(page: Page): Placement | undefined {
	const rows = page.rows.filter(({ titles }) => titles.length > 0);
	const row =
		rows.find(({ family }) => family === 'top-picks') ??
		rows.find((each) => !isUnfinishedRow(each)) ??
		rows[0];
	return row && { placed: row.titles[0]!, row, position: 0 };
}

/** How two pages differ: which rows are new, whether anything is. */
export interface Change {
	readonly newRows: readonly PageRow[];
	readonly changed: boolean;
}

/** What has changed from one page to the next, to be told to those who hear rather than see it. */
export function changeBetween(before: Page, after: Page): Change {
	const had = new Set(before.rows.map(({ rowId }) => rowId));
	const newRows = after.rows.filter(({ rowId }) => !had.has(rowId));
	const titles = (page: Page) =>
		page.rows.flatMap((row) => row.titles.map(({ title }) => title.titleId)).join(' ');
	return { newRows, changed: newRows.length > 0 || titles(before) !== titles(after) };
}

/** When a title leaves, in whole days from now: 0 is today; `undefined` where it stays or has left. */
export function daysLeft(until: number | undefined, nowMs: number): number | undefined {
	if (until === undefined || until <= nowMs) return undefined;
	return Math.floor((until - nowMs) / msPerDay);
}

/** A departure is worth a word on a poster when it comes within so many days. */
export const soonDays = 30;
