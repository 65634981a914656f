import type { Catalogue } from '@marquee/catalogue';
import type { Page } from '@marquee/contracts';
import { attention, type Shape } from '@marquee/page';
import type { EpochMs } from '@marquee/units';

/** What a page was worth to somebody who came and did what it did. */
export interface PageValue {
	/** Σ over the wanted titles on the page of how likely their place was to be looked at. */
	readonly seenHits: number;
	/** Wanted titles that could be seen before scrolling. */
	readonly hitsAboveFold: number;
	/** The row of the first wanted title, 1 is the first; one more than the page has, where there is none. */
	readonly rowsToHit: number;
	/** Of the wanted titles, those anywhere on the page. */
	readonly found: number;
	/** Titles that stand on the page more than once. */
	readonly duplicates: number;
	/** Mean of 1 − shared genres over the pairs above the fold. */
	readonly diversity: number;
	/** Share of this year's titles, each place as much as it is looked at. */
	readonly thisYear: number;
	readonly rows: number;
}

/** Judges a page in both directions of the screen by what its profile took up in the days after. */
export function pageValue(
	{ rows }: Page,
	wanted: ReadonlySet<string>,
	shape: Shape,
	{ catalogue, now }: { readonly catalogue: Catalogue; readonly now: EpochMs },
): PageValue {
	const year = new Date(now).getUTCFullYear();
	const places = rows.flatMap(({ titles }, row) =>
		titles.map(({ title: { titleId } }, column) => {
			const isAbove = row < shape.rowsAtOnce && column < shape.titlesAtOnce;
			return { titleId, row, isAbove, seen: attention(row, column, shape) };
		}),
	);
	const hits = places.filter(({ titleId }) => wanted.has(titleId));
	const above = places.filter(({ isAbove }) => isAbove).map(({ titleId }) => titleId);
	const seen = sumOf(places, (place) => place.seen);
	const fresh = places.filter(({ titleId }) => catalogue.title(titleId)!.year === year);
	return {
		seenHits: sumOf(hits, (hit) => hit.seen),
		hitsAboveFold: hits.filter(({ isAbove }) => isAbove).length,
		rowsToHit: 1 + (hits[0]?.row ?? rows.length),
		found: hits.length / wanted.size,
		duplicates: places.length - new Set(places.map(({ titleId }) => titleId)).size,
		diversity: apart(above.map((id) => catalogue.title(id)!.genres)),
		thisYear: seen === 0 ? 0 : sumOf(fresh, (place) => place.seen) / seen,
		rows: rows.length,
	};
}

/** The titles of a page that can be seen before scrolling. */
export const aboveFold = ({ rows }: Page, { rowsAtOnce, titlesAtOnce }: Shape): readonly string[] =>
	rows
		.slice(0, rowsAtOnce)
		.flatMap(({ titles }) => titles.slice(0, titlesAtOnce).map(({ title }) => title.titleId));

const sumOf = <Each>(all: readonly Each[], of: (each: Each) => number): number =>
	all.reduce((sum, each) => sum + of(each), 0);

/** The mean over pairs of what two lists of genres do not share of what either has. */
function apart(all: readonly (readonly string[])[]): number {
	let sum = 0;
	for (let i = 1; i < all.length; i++)
		for (let j = 0; j < i; j++) {
			const either = new Set([...all[i]!, ...all[j]!]).size;
			const both = all[i]!.filter((genre) => all[j]!.includes(genre)).length;
			sum += either === 0 ? 1 : 1 - both / either;
		}
	return all.length < 2 ? 0 : sum / ((all.length * (all.length - 1)) / 2);
}
