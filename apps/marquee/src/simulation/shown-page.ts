import type { Page } from '@marquee/contracts';
import type { ShownPage } from '@marquee/simulation';
import { hash32 } from '@marquee/units';

/** A page as members see it, and which row each of theirs was. */
export interface SeenPage extends ShownPage {
	readonly requestId: string;
	readonly rowIds: readonly string[];
	/** Where each title stood in its row as the service sent it, titles that the world does not know counted too. */
	readonly positions: Int32Array;
	/** Titles of the page that no world made from its catalogue knows: nobody looks at them. */
	readonly unknown: number;
}

/** The page without the titles that the world does not know. */
export function seenPage(page: Page, numberOf: ReadonlyMap<string, number>): SeenPage {
	const titles: number[] = [];
	const positions: number[] = [];
	const rowEnds: number[] = [];
	let unknown = 0;
	for (const row of page.rows) {
		for (const [position, { title }] of row.titles.entries()) {
			const number = numberOf.get(title.titleId);
			if (number === undefined) {
				unknown++;
				continue;
			}
			titles.push(number);
			positions.push(position);
		}
		rowEnds.push(titles.length);
	}
	return {
		requestId: page.requestId,
		titles: Int32Array.from(titles),
		positions: Int32Array.from(positions),
		rowEnds: Int32Array.from(rowEnds),
		rowKeys: Int32Array.from(page.rows, ({ rowId }) => hash32(rowId) | 0),
		rowIds: page.rows.map(({ rowId }) => rowId),
		unknown,
	};
}

/** What members see who are answered nothing. */
export const nothingShown: ShownPage = { titles: new Int32Array(0) };
