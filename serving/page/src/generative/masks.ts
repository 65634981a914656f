import type { TitleIndex } from '@marquee/catalogue';
import type { Rejection } from '@marquee/pipeline';
import { isDisliked, notInCatalogue } from '@marquee/retrieval';
import { isIn } from '@marquee/retrieval/vectors';
import type { PageQuery } from '../page-query.ts';
import type { RowOffer } from '../row-offer.ts';

/** A row with the titles that the rules let be written in it, and those that they cover. */
export interface OpenRow {
	/** As it was offered. */
	readonly offered: RowOffer;
	/** With the open titles alone; what the page shows by then is covered besides. */
	readonly offer: RowOffer;
	readonly covered: readonly Rejection[];
}

/** The lists that show what was asked for, also what the profile dislikes. */
const theirOwn: readonly string[] = ['my-list', 'browsed'];

/**
 * The rules of a page as masks: what they cover cannot be written, so that no model can break them. Covered are titles that a list of
 * ranks promises, that may not be shown here and now, and, where something is recommended, that the profile dislikes. Membership of
 * the row is in the offer; what stands on the page already is covered as it is written.
 */
export function openRows(offers: readonly RowOffer[], query: PageQuery): readonly OpenRow[] {
	const promised = new Set(offers.flatMap(({ ranks }) => [...(ranks?.keys() ?? [])]));
	const disliked = new Set(
		query.viewer.engaged
			.filter(({ index, activity }) => index !== notInCatalogue && isDisliked(activity))
			.map(({ index }) => index),
	);
	return offers.map((offer) => {
		const recommends = !theirOwn.includes(offer.family);
		const open: number[] = [];
		const covered: Rejection[] = [];
		const cover = (title: TitleIndex, filter: string, reason: string): void => {
			covered.push({ id: query.titleAt(title).titleId, filter, reason });
		};
		for (let place = 0; place < offer.titles.length; place++) {
			const title = offer.titles[place]!;
			if (offer.order === 'ranked' && promised.has(title)) continue; // explained in its list
			if (!isIn(query.admission.showable, title))
				cover(title, 'not-showable', 'not here, or not now');
			else if (recommends && disliked.has(title)) cover(title, 'disliked', 'judged badly');
			else open.push(place);
		}
		return { offered: offer, offer: withPlaces(offer, open), covered };
	});
}

function withPlaces(offer: RowOffer, places: readonly number[]): RowOffer {
	const { titles, precision, propensities } = offer;
	if (places.length === titles.length) return offer;
	return {
		...offer,
		titles: Int32Array.from(places, (place) => titles[place]!),
		precision: Float32Array.from(places, (place) => precision[place]!),
		...(propensities && { propensities: Float32Array.from(places, (at) => propensities[at]!) }),
	};
}

/** How many titles can still be written in the row; counts no further than to the number that is enough. */
export function openTitles(
	{ offer: { titles } }: OpenRow,
	shown: Uint8Array,
	enough = Infinity,
): number {
	let open = 0;
	for (let place = 0; place < titles.length && open < enough; place++)
		if (shown[titles[place]!] === 0) open++;
	return open;
}
