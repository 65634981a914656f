import type { Page, PageRow, PlacedTitle } from '@marquee/contracts';

/** A title where it stands on a page. */
export interface Placement {
	readonly placed: PlacedTitle;
	readonly row: PageRow;
	readonly position: number;
}

/** Rows whose titles are shown wide, with how far they were watched. */
export const isUnfinishedRow = ({ family }: PageRow): boolean => family === 'continue-watching';

/** Where a title stands on the page, if it does. */
export function placementOf(page: Page | undefined, titleId: string): Placement | undefined {
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

/** How two pages differ, in a sentence for those who hear rather than see it. */
export function changeBetween(before: Page, after: Page): string {
	const had = new Set(before.rows.map(({ rowId }) => rowId));
	const fresh = after.rows.filter(({ rowId }) => !had.has(rowId)).map(({ heading }) => heading);
	const titles = (page: Page) =>
		page.rows.flatMap((row) => row.titles.map(({ title }) => title.titleId)).join(' ');
	if (fresh.length > 0) return `Your page has changed. New: ${fresh.join(', ')}.`;
	return titles(before) === titles(after) ? 'Your page is up to date.' : 'Your page has changed.';
}
