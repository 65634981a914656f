import type { TitleIndex } from '@marquee/catalogue';
import type { DiversityTaken } from '@marquee/ranking';
import { type Best, bestOf, drained, emptied, offer as offerTo } from '@marquee/retrieval';
import type { Random } from '@marquee/units';
import { drawn } from './exploration.ts';
import type { Makings } from './makings.ts';
import type { PageQuery } from './page-query.ts';
import type { Exploration } from './policy.ts';
import type { RankedTitle } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';
import { foundWith, givenTitle, rankedTitle } from './shown-title.ts';

/** Titles in the order in which a row would show them, made only where somebody looks: most of them only wait. */
export interface RowOrder {
	readonly length: number;
	readonly titleAt: (place: number) => RankedTitle;
	readonly waitingAt: (place: number) => { readonly index: TitleIndex; readonly score: number };
	readonly diversity?: DiversityTaken;
}

/** The order that the viewer or the crowd made. */
export const givenOrder = ({ titles, precision }: RowOffer, query: PageQuery): RowOrder => ({
	length: titles.length,
	titleAt: (place) => givenTitle(titles[place]!, precision[place]!, query),
	waitingAt: (place) => ({ index: titles[place]!, score: precision[place]! }),
});

/**
 * Orders rows: of what was retrieved the precision scorer keeps a hundred that the page does not show yet, the ranker orders these,
 * diversity chooses among them, and chance has its place.
 *
 * It answers for one row at a time, and keeps its working space for the next: an order is to be read before another is asked for.
 */
export function rowOrderer({
	policy,
	diversify,
}: Pick<Makings, 'policy' | 'diversify'>): (
	offer: RowOffer,
	shown: Uint8Array,
	query: PageQuery,
	random: Random,
) => RowOrder {
	const { considered, exploration, diversity } = policy;
	const best = bestOf(considered);
	return (offer, shown, query, random) => {
		const titles = keptByPrecision(offer, shown, emptied(best));
		best.scores.set(query.rank(titles));
		drained(best); // sorts them anew, where they stand: by what the ranker says, equals by index
		const relevance = best.scores.subarray(0, titles.length);
		const size = query.shape.titlesPerRow;
		const wanted = { size, dial: diversity, genreMix: query.genreMix };
		const { places, taken } = diversify({ titles, relevance }, wanted);
		const explored = withChance(places, relevance, exploration, random);
		return {
			length: places.length,
			titleAt: (place) => {
				const each = places[place]!;
				const index = titles[each]!;
				return rankedTitle(index, relevance[each]!, query, {
					propensity: place === exploration.place ? explored : 1,
					foundWith: foundWith(offer, index),
				});
			},
			waitingAt: (place) => {
				const each = places[place]!;
				return { index: titles[each]!, score: relevance[each]! };
			},
			diversity: taken,
		};
	};
}

/** Gives the exploration place to whom chance gives it; all behind move back. Answers how likely that was. */
function withChance(
	places: Int32Array,
	relevance: Float32Array,
	exploration: Exploration,
	random: Random,
): number {
	const { place, rate } = exploration;
	if (rate === 0 || places.length <= place) return 1;
	const waiting = new Float64Array(places.length - place);
	for (let i = 0; i < waiting.length; i++) waiting[i] = relevance[places[place + i]!]!;
	const { chosen, propensity } = drawn(waiting, exploration, random);
	const taker = places[place + chosen]!;
	places.copyWithin(place + 1, place, place + chosen);
	places[place] = taker;
	return propensity;
}

/** The best by precision that the page does not show yet, best first. */
export const shortlisted = (offer: RowOffer, shown: Uint8Array, n: number): Int32Array =>
	keptByPrecision(offer, shown, bestOf(n));

function keptByPrecision(
	{ titles, precision }: RowOffer,
	shown: Uint8Array,
	best: Best,
): Int32Array {
	for (let place = 0; place < titles.length; place++)
		if (precision[place]! >= best.floor && shown[titles[place]!] === 0)
			offerTo(best, titles[place]!, precision[place]!);
	return drained(best);
}
