import type { GridRow } from './grid.ts';
import { rankCorrelation } from './rank-correlation.ts';

/** What became of a title or a row between two pages. */
export type Change =
	| { readonly kind: 'same' }
	/** It stands so many places nearer to the front; a title may have changed rows instead. */
	| { readonly kind: 'moved'; readonly by: number; readonly rows?: Rows }
	/** Only on the other page. */
	| { readonly kind: 'new' }
	/** Only on the first page. */
	| { readonly kind: 'gone' };

/** The headings of the rows that a title stands in, on the first page and on the other. */
export interface Rows {
	readonly before: string;
	readonly after: string;
}

/** Which of two pages: on the first nothing is new, on the other nothing is gone. */
export type Side = 'before' | 'after';

/** How many of each kind. */
export type ChangeCounts = Readonly<Record<Change['kind'], number>>;

/** Two pages side by side. */
export interface Comparison {
	/** By title id; of titles on either page. */
	readonly titles: ReadonlyMap<string, Change>;
	/** By row id; of rows on either page. */
	readonly rows: ReadonlyMap<string, Change>;
	readonly counts: ChangeCounts;
	readonly rowCounts: ChangeCounts;
	/** Titles that both pages have, of all that either has. */
	readonly shared: number;
	/** Kendall's τ over the titles that both have, in the order in which one reads; `undefined`: fewer than two. */
	readonly correlation: number | undefined;
}

interface Place {
	readonly row: GridRow;
	readonly place: number;
}

/** Holds one page against another: nothing that either shows is left out. */
export function comparison(one: readonly GridRow[], other: readonly GridRow[]): Comparison {
	const [before, after] = [placesOf(one), placesOf(other)];
	const titles = new Map<string, Change>();
	for (const id of new Set([...before.keys(), ...after.keys()]))
		titles.set(id, changeOf(before.get(id), after.get(id)));
	const rows = rowChanges(one, other);
	const counts = countsOf(titles);
	return {
		titles,
		rows,
		counts,
		rowCounts: countsOf(rows),
		shared: titles.size === 0 ? 1 : (counts.same + counts.moved) / titles.size,
		correlation: rankCorrelation([...before.keys()], [...after.keys()]),
	};
}

function countsOf(changes: ReadonlyMap<string, Change>): ChangeCounts {
	const counts = { same: 0, moved: 0, new: 0, gone: 0 };
	for (const { kind } of changes.values()) counts[kind]++;
	return counts;
}

function changeOf(was: Place | undefined, is: Place | undefined): Change {
	if (was === undefined) return { kind: 'new' };
	if (is === undefined) return { kind: 'gone' };
	const by = was.place - is.place;
	if (was.row.rowId !== is.row.rowId)
		return { kind: 'moved', by, rows: { before: was.row.heading, after: is.row.heading } };
	return by === 0 ? { kind: 'same' } : { kind: 'moved', by };
}

/** Where each title stands, in reading order. */
const placesOf = (rows: readonly GridRow[]): ReadonlyMap<string, Place> =>
	new Map(rows.flatMap((row) => row.cards.map(({ id, place }) => [id, { row, place }] as const)));

/** Rows as titles: what changed is where they stand among the rows that both pages have, so that one new row moves no other. */
function rowChanges(one: readonly GridRow[], other: readonly GridRow[]) {
	const [before, after] = [one, other].map((rows) => rows.map(({ rowId }) => rowId)) as [
		string[],
		string[],
	];
	const commonBefore = before.filter((id) => after.includes(id));
	const commonAfter = after.filter((id) => before.includes(id));
	const changes = new Map<string, Change>();
	for (const id of new Set([...before, ...after])) {
		const by = commonBefore.indexOf(id) - commonAfter.indexOf(id);
		if (!before.includes(id)) changes.set(id, { kind: 'new' });
		else if (!after.includes(id)) changes.set(id, { kind: 'gone' });
		else changes.set(id, by === 0 ? { kind: 'same' } : { kind: 'moved', by });
	}
	return changes;
}

/** A change as a mark on a card of either page, and in words for those who do not see it. */
export function markOf(
	change: Change,
	side: Side,
): { readonly mark: string; readonly words: string } {
	switch (change.kind) {
		case 'same':
			return { mark: '', words: '' };
		case 'new':
			return { mark: '+', words: 'new' };
		case 'gone':
			return { mark: '−', words: 'gone' };
		case 'moved':
			if (change.rows !== undefined)
				return side === 'before'
					? { mark: '⇄', words: `moved to ${change.rows.after}` }
					: { mark: '⇄', words: `moved from ${change.rows.before}` };
			return change.by > 0
				? { mark: `↑${change.by}`, words: `moved up by ${change.by}` }
				: { mark: `↓${-change.by}`, words: `moved down by ${-change.by}` };
	}
}
