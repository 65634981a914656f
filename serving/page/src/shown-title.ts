import type { TitleIndex } from '@marquee/catalogue';
import type { TitleId } from '@marquee/units';
import type { PageQuery } from './page-query.ts';
import type { RankedRow, RankedTitle } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';

/** A title as it stands in a row whose order was given: for certain. */
export function givenTitle(index: TitleIndex, score: number, query: PageQuery): RankedTitle {
	const title = query.titleAt(index);
	const id = title.titleId as TitleId;
	return {
		id,
		index,
		title,
		activity: query.viewer.activityOf(id),
		score,
		finders: query.broad.findersOf(index),
		propensity: 1,
	};
}

/** A title as it stands where a ranker gave the order, found with `foundWith` and shown with `propensity`. */
export function rankedTitle(
	index: TitleIndex,
	score: number,
	query: PageQuery,
	{ propensity, foundWith }: { readonly propensity: number; readonly foundWith: number },
): RankedTitle {
	// Written onto the one object: a page makes twelve hundred of them, and a spread takes four times as long.
	const ranked: { -readonly [Field in keyof RankedTitle]: RankedTitle[Field] } = givenTitle(
		index,
		score,
		query,
	);
	ranked.objectives = query.expected(index);
	ranked.propensity = propensity;
	if (foundWith < 1) ranked.foundWith = foundWith;
	return ranked;
}

/** With which probability the row's source was to find one of its titles; 1 where chance had no say. */
export const foundWith = ({ titles, propensities }: RowOffer, title: TitleIndex): number =>
	propensities === undefined ? 1 : (propensities[titles.indexOf(title)] ?? 1);

/** One of those that a row considered and did not show, as it would stand in it. */
export const waitingTitle = (
	{ index, score }: RankedRow['reserve'][number],
	{ order }: RowOffer,
	query: PageQuery,
): RankedTitle =>
	order === 'given' ? givenTitle(index, score, query) : rankedTitle(index, score, query, certain);

const certain = { propensity: 1, foundWith: 1 };
