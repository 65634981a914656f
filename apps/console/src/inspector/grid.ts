import type { Evidence, Page, PlacedTitle } from '@marquee/contracts';
import type { Funnel, RowDiversity, RowTrace, ShownTitle, Trace } from '../answers/trace.ts';

/** A title in its place, as a card of the grid shows it. */
export interface Card {
	readonly id: string;
	/** Its id where no page says what it is called. */
	readonly name: string;
	readonly year?: number;
	readonly genres: readonly string[];
	/** From 0. */
	readonly place: number;
	readonly score: number;
	/** Where its score lies between the lowest and the highest of its row: 0 … 1; scores of rows cannot be compared. */
	readonly height: number;
	readonly evidence: Evidence;
	readonly scores?: Readonly<Record<string, number>>;
	readonly propensity?: number;
	readonly foundWith?: number;
	readonly sources: readonly string[];
}

/** A row of the grid. */
export interface GridRow {
	readonly rowId: string;
	readonly family: string;
	readonly heading: string;
	readonly sentence: string;
	readonly source?: string;
	readonly worth?: number;
	readonly funnel?: Funnel;
	readonly diversity?: RowDiversity;
	readonly cards: readonly Card[];
}

/**
 * A page as a grid: rows and names from the page as it was answered, scores from its trace. Either alone will do: a page
 * that was not made anew has no trace, and of one that cannot be made again only the trace is left.
 */
export function gridOf(page: Page | undefined, trace: Trace | undefined): readonly GridRow[] {
	const traced = new Map(trace?.rows.map((row) => [row.row, row]));
	if (page === undefined)
		return (trace?.rows ?? []).filter(({ outcome }) => outcome === 'shown').map(tracedRow);
	return page.rows.map(({ rowId, family, heading, evidence, titles }) => {
		const row = traced.get(rowId);
		const shown = new Map(row?.slate.map((title) => [title.id, title]));
		return {
			rowId,
			family,
			heading,
			sentence: evidence.sentence,
			...decided(row),
			cards: withHeights(
				titles.map((placed, place) => placedCard(placed, place, shown.get(placed.title.titleId))),
			),
		};
	});
}

const decided = (row: RowTrace | undefined): Partial<GridRow> => ({
	...(row?.source !== undefined && { source: row.source }),
	...(row?.worth !== undefined && { worth: row.worth }),
	...(row?.funnel && { funnel: row.funnel }),
	...(row?.diversity && { diversity: row.diversity }),
});

const tracedRow = (row: RowTrace): GridRow => ({
	rowId: row.row,
	family: row.family,
	heading: row.heading,
	sentence: '',
	...decided(row),
	cards: withHeights(
		row.slate.map((title, place) => ({
			id: title.id,
			name: title.id,
			genres: [],
			place,
			score: title.score,
			evidence: title.evidence,
			...weighed(title),
		})),
	),
});

type Unmeasured = Omit<Card, 'height'>;

const placedCard = (
	{ title, score, evidence }: PlacedTitle,
	place: number,
	shown: ShownTitle | undefined,
): Unmeasured => ({
	id: title.titleId,
	name: title.name,
	...(title.year !== undefined && { year: title.year }),
	genres: title.genres,
	place,
	score: shown?.score ?? score,
	evidence,
	...weighed(shown),
});

const weighed = (title: ShownTitle | undefined) => ({
	sources: title?.sources ?? [],
	...(title?.scores && { scores: title.scores }),
	...(title?.propensity !== undefined && { propensity: title.propensity }),
	...(title?.foundWith !== undefined && { foundWith: title.foundWith }),
});

function withHeights(cards: readonly Unmeasured[]): readonly Card[] {
	const scores = cards.map(({ score }) => score);
	const [low, high] = [Math.min(...scores), Math.max(...scores)];
	const heightOf = (score: number) => (high > low ? (score - low) / (high - low) : 1);
	return cards.map((card) => ({ ...card, height: heightOf(card.score) }));
}

/** A title in its place. */
export interface Placed {
	readonly row: GridRow;
	readonly card: Card;
}

/** Where a title stands, if it does. */
export function cardIn(rows: readonly GridRow[], titleId: string): Placed | undefined {
	for (const row of rows) {
		const card = row.cards.find(({ id }) => id === titleId);
		if (card) return { row, card };
	}
	return undefined;
}

/** Whether a card is what somebody looks for: by id, or by letters of its name, whatever their case and accents. */
export function isFound({ id, name }: Pick<Card, 'id' | 'name'>, sought: string): boolean {
	const plain = plainly(sought);
	return plain === '' || id === sought.trim() || plainly(name).includes(plain);
}

const plainly = (text: string): string =>
	text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
