import {
	type Context,
	type Filter,
	firstRejection,
	type LateFilter,
	placed,
	type Rejection,
} from '@marquee/pipeline';
import { alreadyOnPage, disliked, outsideTerritory, overMaturity } from '@marquee/ranking';
import type { Circumstances } from './admission.ts';
import type { Makings } from './makings.ts';
import type { PageQuery } from './page-query.ts';
import type { PageSoFar } from './page-so-far.ts';
import type { RankedRow, RankedTitle } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';
import { givenOrder, type RowOrder, rowOrderer } from './row-order.ts';
import { waitingTitle } from './shown-title.ts';

/**
 * Ranks rows as they stand below those already placed: in their order, the rules asked once more of every title.
 *
 * It answers for one row at a time, and keeps its working space for the next.
 */
export function rowRanker(
	makings: Pick<Makings, 'policy' | 'diversify'>,
): (offer: RowOffer, page: PageSoFar, query: PageQuery, context: Context) => RankedRow {
	const orderOf = rowOrderer(makings);
	return (offer, page, query, context) => {
		const order =
			offer.order === 'given'
				? givenOrder(offer, query)
				: orderOf(offer, page.shown, query, context.random);
		const { slate, reserve, rejected } = checked(order, offer, page, query, context);
		const funnel = {
			retrieved: offer.retrieved,
			admitted: offer.titles.length,
			considered: order.length,
			shown: slate.length,
		};
		const { diversity } = order;
		return { offer, slate, reserve, rejected, funnel, ...(diversity && { diversity }), worth: 0 };
	};
}

/**
 * A row that was made for another page, as it stands below the rows of this one: titles that these show are taken out, and those that
 * wait move up.
 */
export function movedRow(
	row: RankedRow,
	page: PageSoFar,
	query: PageQuery,
	context: Context,
): RankedRow {
	const { offer, slate, reserve, funnel } = row;
	const waitingAt = (place: number) => slate[place] ?? reserve[place - slate.length]!;
	const order: RowOrder = {
		length: slate.length + reserve.length,
		titleAt: (place) => slate[place] ?? waitingTitle(waitingAt(place), offer, query),
		waitingAt,
	};
	const moved = checked(order, offer, page, query, context);
	return {
		...row,
		...moved,
		rejected: [...row.rejected, ...moved.rejected],
		funnel: { ...funnel, shown: moved.slate.length },
	};
}

/** Why a title may not stand in a row of this page; `undefined`: it may. */
export const refusalOf = (
	title: RankedTitle,
	offer: RowOffer,
	page: PageSoFar,
	{ circumstances }: PageQuery,
	context: Context,
): Rejection | undefined =>
	firstRejection(rulesFor(offer), { ...page, ...circumstances }, title, [], context);

/** Asks the rules of every title that would be shown; where one is taken out, those that wait move up, asked in their turn. */
function checked(
	{ length, titleAt, waitingAt }: RowOrder,
	offer: RowOffer,
	page: PageSoFar,
	query: PageQuery,
	context: Context,
): Pick<RankedRow, 'slate' | 'reserve' | 'rejected'> {
	const judged = { ...page, ...query.circumstances };
	const queue = { length, at: titleAt };
	const room = roomFor(offer, query);
	const { slate, rejected, asked } = placed(queue, room, rulesFor(offer), judged, context);
	const reserve: RankedRow['reserve'][number][] = [];
	for (let place = asked; place < length; place++) reserve.push(waitingAt(place));
	return { slate, reserve, rejected };
}

/** A list that somebody asked for is answered whole; on a home page it is a row like others. */
export const roomFor = ({ order, titles }: RowOffer, { asked, shape }: PageQuery): number =>
	order === 'given' && asked.surface !== 'home' ? titles.length : shape.titlesPerRow;

/** Asked of every title once more where it stands, whatever was thought of before. */
type SlateRule = LateFilter<PageSoFar & Circumstances, RankedTitle>;
const everywhere = ({ name, reject }: Filter<Circumstances, RankedTitle>): SlateRule => ({
	name,
	reject: (query, title, _placed, context) => reject(query, title, context),
});
const hardRules: readonly SlateRule[] = [
	alreadyOnPage,
	everywhere(outsideTerritory),
	everywhere(overMaturity),
];
const recommendingRules: readonly SlateRule[] = [...hardRules, everywhere(disliked)];

/** A list of one’s own, and one that is browsed, shows also what was judged badly. */
const rulesFor = ({ family }: RowOffer): readonly SlateRule[] =>
	family === 'my-list' || family === 'browsed' ? hardRules : recommendingRules;
