import type { TitleIndex } from '@marquee/catalogue';
import type { Evidence } from '@marquee/contracts';
import { bestOf, emptied, type FoundTitles, offer, unsorted } from '@marquee/retrieval';
import { isIn } from '@marquee/retrieval/vectors';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { Family, GivenFamily } from '../policy.ts';
import type { RankedTitle } from '../ranked-row.ts';
import { admitted, precisionOf, type RowOffer } from '../row-offer.ts';

type RankedFamily = Exclude<Family, GivenFamily>;

/** What a recommending row says of itself. */
export interface RankedRowSketch {
	readonly id: string;
	readonly family: RankedFamily;
	readonly heading: string;
	readonly evidence: Evidence;
	readonly found: FoundTitles;
	/** Where it may show what the profile knows; else it recommends. */
	readonly showsKnown?: boolean;
	/** With which probability it was to be offered; absent where it was certain. */
	readonly foundWith?: number;
	readonly evidenceFor?: RowOffer['evidenceFor'];
}

/** A recommending row: what was found for it and may be recommended, with its precision scores. */
export function rankedOffer(
	sketch: RankedRowSketch,
	query: PageQuery,
	{ popularity, policy }: Pick<Makings, 'popularity' | 'policy'>,
): RowOffer {
	const { id, family, heading, evidence, found, showsKnown = false, foundWith = 1 } = sketch;
	const { admission, now } = query;
	const allowed = showsKnown ? admission.showable : admission.recommendable;
	const { titles, propensities } = admitted(found, allowed);
	const signals = {
		prominence: popularity.prominence(),
		trend: (title: TitleIndex) => popularity.standing(title, now).trend,
	};
	return {
		id,
		family,
		heading,
		evidence,
		fewest: policy.fewestTitles,
		source: evidence.source,
		order: 'ranked',
		titles,
		retrieved: found.indices.length,
		precision: precisionOf(titles, query, signals, policy.precision[family]),
		...(propensities && { propensities }),
		...(foundWith < 1 && { foundWith }),
		evidenceFor: sketch.evidenceFor ?? (() => evidence),
	};
}

/** What a row in a given order says of itself. */
export interface GivenRowSketch {
	readonly id: string;
	readonly family: GivenFamily;
	readonly heading: string;
	readonly evidence: Evidence;
	readonly titles: readonly TitleIndex[];
	readonly ranks?: ReadonlyMap<TitleIndex, number>;
	readonly countedIn?: string | null;
	readonly evidenceFor: (title: RankedTitle, place: number) => Evidence;
}

/** A row whose order stays as it is given. However short: it was asked for, or it is what it says. */
export function givenOffer(sketch: GivenRowSketch, query: PageQuery): RowOffer {
	const { titles } = admitted(
		{ indices: Int32Array.from(sketch.titles) },
		query.admission.showable,
	);
	return {
		...sketch,
		fewest: 1,
		source: sketch.evidence.source,
		order: 'given',
		titles,
		retrieved: sketch.titles.length,
		precision: Float32Array.from(titles, (_, place) => -place),
	};
}

/** Where shelves are looked through, one after the other. */
let room = bestOf(0);

/**
 * The best of these titles that may be recommended, in no particular order: what a shelf holds is found by looking at all of
 * it, and the precision scorer orders what was found. Stands until it is asked again.
 */
export function bestOnShelf(
	members: readonly TitleIndex[],
	scores: Float32Array, // (V)
	{ admission: { recommendable } }: PageQuery,
	n: number,
): FoundTitles {
	if (members.length <= n) return { indices: Int32Array.from(members) };
	const best = room.limit === n ? emptied(room) : bestOf(n);
	room = best;
	for (const title of members)
		if (scores[title]! >= best.floor && isIn(recommendable, title))
			offer(best, title, scores[title]!);
	return { indices: unsorted(best) };
}
