import type { Context } from '@marquee/pipeline';
import type { OnPage } from '@marquee/ranking';
import { lentMarks } from '@marquee/retrieval';
import type { Makings } from './makings.ts';
import type { RankedRow } from './ranked-row.ts';

/** What the page knows of itself while it is made. */
export interface PageSoFar extends OnPage {
	/** 1 for titles that a row shows, or a list of ranks will. */
	readonly shown: Uint8Array; // (V)
}

/** A page that grows row by row, and knows which titles stand on it. */
export interface GrowingPage {
	readonly soFar: PageSoFar;
	readonly place: (row: RankedRow) => void;
}

/** A page without a row yet, for a request that may tell of its end. */
export function emptyPage(
	{ catalogue }: Pick<Makings, 'catalogue'>,
	{ atEnd }: Pick<Context, 'atEnd'>,
): GrowingPage {
	const marks = lentMarks(catalogue);
	const shown = marks.lend(); // (V)
	atEnd?.(() => marks.giveBack(shown.fill(0)));
	const rows: RankedRow[] = [];
	return {
		soFar: {
			shown,
			// Looked for row by row, since hardly any title is asked about that a row shows.
			rowOf: (title) => {
				if (shown[title] === 0) return undefined;
				const row = rows.find(({ slate }) => slate.some(({ index }) => index === title));
				return row && `“${row.offer.heading}”`;
			},
		},
		place: (row) => {
			rows.push(row);
			for (const { index } of row.slate) shown[index] = 1;
		},
	};
}
