import type { TitleIndex } from '@marquee/catalogue';
import { type Context, type Filter, type LateFilter, refilled } from '@marquee/pipeline';
import { type Objective, objectives, type Scored } from '@marquee/rankers';
import {
	alreadyOnPage,
	disliked,
	type OnPage,
	outsideTerritory,
	overMaturity,
} from '@marquee/ranking';
import { bestOf, drained, offer as offerTo } from '@marquee/retrieval';
import type { Circumstances } from './admission.ts';
import { drawn } from './exploration.ts';
import type { Makings } from './makings.ts';
import type { PageQuery } from './page-query.ts';
import type { FunnelCounts, RankedRow, RankedTitle } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';

/** What the page knows of itself while it is made. */
export type PageSoFar = OnPage & { readonly shown: Uint8Array }; // (V), 1 where a row shows the title

/**
 * The row as it stands below those already placed: of what was retrieved for it, the precision scorer keeps a hundred that the
 * page does not show yet, the ranker orders these, diversity chooses among them, chance has its place, and the rules are asked once
 * more.
 */
export function rankedRow(
	offer: RowOffer,
	page: PageSoFar,
	query: PageQuery,
	makings: Makings,
	context: Context,
): RankedRow {
	const chosen =
		offer.order === 'given'
			? inGivenOrder(offer, page, query)
			: ranked(offer, page, query, makings, context);
	const considered = [...chosen.slate, ...chosen.reserve];
	const room = roomFor(offer, query);
	const { slate, reserve, rejected } = refilled(
		{ slate: considered.slice(0, room), reserve: considered.slice(room) },
		offer.family === 'my-list' || offer.family === 'browsed' ? hardRules : recommendingRules,
		{ ...page, ...query.circumstances },
		context,
	);
	const funnel: FunnelCounts = {
		retrieved: offer.retrieved,
		admitted: offer.titles.length,
		considered: considered.length,
		shown: slate.length,
	};
	return {
		offer,
		slate,
		reserve,
		rejected,
		funnel,
		...(chosen.diversity && { diversity: chosen.diversity }),
		worth: 0,
	};
}

/** A list that somebody asked for is answered whole; on a home page it is a row like others. */
const roomFor = ({ order, titles }: RowOffer, { asked, shape }: PageQuery): number =>
	order === 'given' && asked.surface !== 'home' ? titles.length : shape.titlesPerRow;

/** Asked of every title once more where it stands, whatever was thought of before. */
type SlateRule = LateFilter<PageSoFar & Circumstances, RankedTitle>;
const asked = ({ name, reject }: Filter<Circumstances, RankedTitle>): SlateRule => ({
	name,
	reject: (query, title, _placed, context) => reject(query, title, context),
});
const hardRules: readonly SlateRule[] = [
	alreadyOnPage,
	asked(outsideTerritory),
	asked(overMaturity),
];
const recommendingRules: readonly SlateRule[] = [...hardRules, asked(disliked)];

interface Chosen {
	readonly slate: readonly RankedTitle[];
	readonly reserve: readonly RankedTitle[];
	readonly diversity?: RankedRow['diversity'];
}

function inGivenOrder({ titles, precision }: RowOffer, _page: PageSoFar, query: PageQuery): Chosen {
	const all = Array.from(titles, (index, place) =>
		titleAt(index, precision[place]!, query, undefined, 1),
	);
	return { slate: all, reserve: [] };
}

function ranked(
	offer: RowOffer,
	page: PageSoFar,
	query: PageQuery,
	{ policy, diversify }: Makings,
	{ random }: Context,
): Chosen {
	const shortlist = shortlisted(offer, page, policy.considered);
	const scored = query.rank(shortlist);
	const pool = inOrder(shortlist, scored.score);
	const { order, rest, taken } = diversify(pool, {
		size: query.shape.titlesPerRow,
		dial: policy.diversity,
		genreMix: query.genreMix,
	});
	const places = [...order, ...rest];
	const propensities = new Float64Array(places.length).fill(1);
	const { place, rate } = policy.exploration;
	if (rate > 0 && places.length > place) {
		const waiting = places.slice(place).map((each) => pool.relevance[each]!);
		const { chosen, propensity } = drawn(waiting, policy.exploration, random);
		const [taker] = places.splice(place + chosen, 1);
		places.splice(place, 0, taker!);
		propensities[place] = propensity;
	}
	const found = propensitiesOfFinding(offer);
	const titles = places.map((each, at) => {
		const index = pool.titles[each]!;
		const objectives = heads(scored, pool.from[each]!);
		const ranked = titleAt(index, pool.relevance[each]!, query, objectives, propensities[at]!);
		const foundWith = found?.get(index) ?? 1;
		return foundWith < 1 ? { ...ranked, foundWith } : ranked;
	});
	const shown = order.length;
	return { slate: titles.slice(0, shown), reserve: titles.slice(shown), diversity: taken };
}

/** The best by precision that the page does not show yet, best first. */
function shortlisted({ titles, precision }: RowOffer, { shown }: PageSoFar, n: number): Int32Array {
	const best = bestOf(n);
	for (let place = 0; place < titles.length; place++)
		if (precision[place]! >= best.floor && shown[titles[place]!] === 0)
			offerTo(best, titles[place]!, precision[place]!);
	return drained(best);
}

/** Titles with their scores, best first, ties by index; `from` says where each stood. */
function inOrder(titles: Int32Array, scores: Float32Array) {
	const from = Int32Array.from(titles.keys()).sort(
		(a, b) => scores[b]! - scores[a]! || titles[a]! - titles[b]!,
	);
	return {
		from,
		titles: from.map((at) => titles[at]!),
		relevance: Float64Array.from(from, (at) => scores[at]!),
	};
}

const heads = ({ heads }: Scored, at: number): Record<Objective, number> =>
	Object.fromEntries(objectives.map((name) => [name, heads[name][at]!])) as Record<
		Objective,
		number
	>;

function propensitiesOfFinding({ titles, propensities }: RowOffer) {
	if (propensities === undefined) return undefined;
	return new Map(Array.from(titles, (title, place) => [title, propensities[place]!]));
}

function titleAt(
	index: TitleIndex,
	score: number,
	{ viewer, titleAt: title }: PageQuery,
	objectives: RankedTitle['objectives'],
	propensity: number,
): RankedTitle {
	const known = title(index);
	const activity = viewer.activityOf(known.titleId as RankedTitle['id']);
	return {
		id: known.titleId as RankedTitle['id'],
		index,
		title: known,
		activity,
		score,
		...(objectives && { objectives }),
		propensity,
	};
}
