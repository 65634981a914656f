import type { Page, PageRow, PlacedTitle } from '@marquee/contracts';
import { harmless } from './harmless.ts';

/** How many titles of a row fit what a person reads in a terminal. */
const titlesPerRow = 8;

/**
 * A page as text: rows in order, each with why it is there, titles with year and what speaks for them. Of the request nothing: a page
 * that is looked at here is not kept, and cannot be asked about.
 */
export function printedPage(page: Page): string {
	const surface = page.surface.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
	const head = `${surface} of ${page.profileId} · model ${page.model.bundle.slice(0, 12)}`;
	const skipped = page.skipped.map(({ stage, cause }) => `  without ${stage}: ${cause}`);
	return [head, ...skipped, ...page.rows.flatMap(printedRow)].map(harmless).join('\n');
}

function printedRow(row: PageRow): readonly string[] {
	const shown = row.titles.slice(0, titlesPerRow).map(printedTitle);
	const more = row.titles.length - shown.length;
	return [
		'',
		`${row.heading} — ${row.evidence.sentence}`,
		...shown,
		...(more > 0 ? [`    … and ${more} more`] : []),
	];
}

function printedTitle({ title, evidence, positionSeconds }: PlacedTitle): string {
	const year = title.year === undefined ? '' : ` (${title.year})`;
	const at = positionSeconds === undefined ? '' : ` · at ${Math.round(positionSeconds / 60)} min`;
	return `    ${title.name}${year} [${title.titleId}]${at} — ${evidence.sentence}`;
}
