import type { TitleIndex } from '@marquee/catalogue';
import type { Rejection } from '@marquee/pipeline';
import { isDisliked } from '@marquee/retrieval';
import { isIn } from '@marquee/retrieval/vectors';
import type { TitleId } from '@marquee/units';
import type { PageQuery } from '../page-query.ts';
import type { RowOffer } from '../row-offer.ts';

/** A row with the titles that may be written in it as the page stands, and those that a rule covers for good. */
export interface OpenRow {
	readonly offer: RowOffer;
	readonly covered: readonly Rejection[];
}

/** The lists that show what was asked for, also what the profile dislikes. */
const theirOwn: readonly string[] = ['my-list', 'browsed'];

/**
 * The rules of a page as masks: what they cover cannot be written, so that no model can break them. What stands on the page already
 * is covered, what a list of ranks promises, what may not be shown here and now, and, where something is recommended, what is
 * disliked. Membership of the row is in the offer; its writer keeps its length.
 */
export function openRow(
	offer: RowOffer,
	shown: Uint8Array,
	promised: ReadonlySet<TitleIndex>,
	query: PageQuery,
): OpenRow {
	const isTaken = (title: TitleIndex): boolean =>
		shown[title] === 1 || (offer.order === 'ranked' && promised.has(title));
	const open: number[] = [];
	const covered: Rejection[] = [];
	for (const [place, title] of offer.titles.entries()) {
		if (isTaken(title)) continue; // it stands elsewhere, and is explained there
		const rule = ruleCovering(title, offer, query);
		if (rule === undefined) open.push(place);
		else
			covered.push({ id: query.titleAt(title).titleId, filter: rule, reason: 'covered by a mask' });
	}
	return { offer: open.length === offer.titles.length ? offer : withPlaces(offer, open), covered };
}

function ruleCovering(
	title: TitleIndex,
	{ family }: RowOffer,
	{ admission, viewer, titleAt }: PageQuery,
): string | undefined {
	if (!isIn(admission.showable, title)) return 'not-showable';
	if (theirOwn.includes(family)) return undefined;
	const activity = viewer.activityOf(titleAt(title).titleId as TitleId);
	return activity !== undefined && isDisliked(activity) ? 'disliked' : undefined;
}

function withPlaces(offer: RowOffer, places: readonly number[]): RowOffer {
	const { titles, precision, propensities } = offer;
	return {
		...offer,
		titles: Int32Array.from(places, (place) => titles[place]!),
		precision: Float32Array.from(places, (place) => precision[place]!),
		...(propensities && { propensities: Float32Array.from(places, (at) => propensities[at]!) }),
	};
}

/** Titles that stand in a list of ranks, where viewers look for them: no ranked row takes them away. */
export const promisedTitles = (offers: readonly RowOffer[]): ReadonlySet<TitleIndex> =>
	new Set(offers.flatMap(({ ranks }) => [...(ranks?.keys() ?? [])]));

/** Whether the row must come first: a visit for going on begins with what was begun. */
export const isPinned = ({ family }: RowOffer, { continued }: PageQuery): boolean =>
	family === 'continue-watching' && continued.sessionIsContinuation >= 0.5;
