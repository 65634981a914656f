import type { TitleIndex } from '@marquee/catalogue';
import {
	type Context,
	type Filter,
	type LateFilter,
	type Rejection,
	refilled,
} from '@marquee/pipeline';
import {
	alreadyOnPage,
	type DiversityTaken,
	disliked,
	type OnPage,
	outsideTerritory,
	overMaturity,
} from '@marquee/ranking';
import { bestOf, drained, offer as offerTo } from '@marquee/retrieval';
import type { Random, TitleId } from '@marquee/units';
import type { Circumstances } from './admission.ts';
import { drawn } from './exploration.ts';
import type { Makings } from './makings.ts';
import type { PageQuery } from './page-query.ts';
import type { Exploration } from './policy.ts';
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
	const ordered =
		offer.order === 'given'
			? inGivenOrder(offer, query)
			: inRankedOrder(offer, page, query, makings, context);
	const { slate, reserve, rejected } = checked(ordered, roomFor(offer, query), rulesFor(offer), {
		query: { ...page, ...query.circumstances },
		context,
	});
	const funnel: FunnelCounts = {
		retrieved: offer.retrieved,
		admitted: offer.titles.length,
		considered: ordered.length,
		shown: slate.length,
	};
	const { diversity } = ordered;
	return { offer, slate, reserve, rejected, funnel, ...(diversity && { diversity }), worth: 0 };
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
	const ordered: Ordered = {
		length: slate.length + reserve.length,
		titleAt: (place) => slate[place] ?? waitingTitle(waitingAt(place), offer, query),
		waitingAt,
	};
	const moved = checked(ordered, roomFor(offer, query), rulesFor(offer), {
		query: { ...page, ...query.circumstances },
		context,
	});
	return {
		...row,
		...moved,
		rejected: [...row.rejected, ...moved.rejected],
		funnel: { ...funnel, shown: moved.slate.length },
	};
}

/** One of those that a row considered and did not show, as it would stand in it. */
export function waitingTitle(
	{ index, score }: RankedRow['reserve'][number],
	{ order }: RowOffer,
	query: PageQuery,
): RankedTitle {
	if (order === 'given') return titleAt(index, score, query);
	return titleAt(index, score, query, { objectives: query.expected(index), propensity: 1 });
}

/** Why a title may not stand in a row of this page; `undefined`: it may. */
export function refusalOf(
	title: RankedTitle,
	offer: RowOffer,
	page: PageSoFar,
	{ circumstances }: PageQuery,
	context: Context,
): Rejection | undefined {
	for (const { name, reject } of rulesFor(offer)) {
		const reason = reject({ ...page, ...circumstances }, title, [], context);
		if (reason !== undefined) return { id: title.id, filter: name, reason };
	}
	return undefined;
}

/** Titles in the order in which a row would show them, made only where somebody looks: most of them only wait. */
interface Ordered {
	readonly length: number;
	readonly titleAt: (place: number) => RankedTitle;
	readonly waitingAt: (place: number) => { readonly index: TitleIndex; readonly score: number };
	readonly diversity?: DiversityTaken;
}

interface Judging {
	readonly query: PageSoFar & Circumstances;
	readonly context: Context;
}

/** Asks the rules of every title that would be shown; where one is taken out, the reserve moves up, asked in its turn. */
function checked(
	{ length, titleAt, waitingAt }: Ordered,
	room: number,
	rules: readonly SlateRule[],
	{ query, context }: Judging,
): Pick<RankedRow, 'slate' | 'reserve' | 'rejected'> {
	const from = (start: number) =>
		Array.from({ length: Math.max(0, length - start) }, (_, i) => titleAt(start + i));
	const first = Array.from({ length: Math.min(room, length) }, (_, place) => titleAt(place));
	const alone = refilled({ slate: first, reserve: [] }, rules, query, context);
	if (alone.rejected.length > 0)
		return refilled({ slate: first, reserve: from(room) }, rules, query, context);
	const waiting = Math.max(0, length - room);
	return {
		slate: alone.slate,
		reserve: Array.from({ length: waiting }, (_, i) => waitingAt(room + i)),
		rejected: [],
	};
}

/** A list that somebody asked for is answered whole; on a home page it is a row like others. */
export const roomFor = ({ order, titles }: RowOffer, { asked, shape }: PageQuery): number =>
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

/** A list of one’s own, and one that is browsed, shows also what was judged badly. */
const rulesFor = ({ family }: RowOffer): readonly SlateRule[] =>
	family === 'my-list' || family === 'browsed' ? hardRules : recommendingRules;

function inGivenOrder({ titles, precision }: RowOffer, query: PageQuery): Ordered {
	return {
		length: titles.length,
		titleAt: (place) => titleAt(titles[place]!, precision[place]!, query),
		waitingAt: (place) => ({ index: titles[place]!, score: precision[place]! }),
	};
}

function inRankedOrder(
	offer: RowOffer,
	page: PageSoFar,
	query: PageQuery,
	{ policy, diversify }: Makings,
	{ random }: Context,
): Ordered {
	const shortlist = shortlisted(offer, page, policy.considered);
	const pool = inOrder(shortlist, query.rank(shortlist));
	const { order, rest, taken } = diversify(pool, {
		size: query.shape.titlesPerRow,
		dial: policy.diversity,
		genreMix: query.genreMix,
	});
	const places = [...order, ...rest];
	const scores = places.map((each) => pool.relevance[each]!);
	const explored = withChance(places, scores, policy.exploration, random);
	const found = propensitiesOfFinding(offer);
	return {
		length: places.length,
		titleAt: (place) => {
			const each = places[place]!;
			const index = pool.titles[each]!;
			const foundWith = found?.get(index) ?? 1;
			return titleAt(index, pool.relevance[each]!, query, {
				objectives: query.expected(index),
				propensity: place === policy.exploration.place ? explored : 1,
				...(foundWith < 1 && { foundWith }),
			});
		},
		waitingAt: (place) => {
			const each = places[place]!;
			return { index: pool.titles[each]!, score: pool.relevance[each]! };
		},
		diversity: taken,
	};
}

/** Gives the exploration place to whom chance gives it; all behind move back. Answers how likely that was. */
function withChance(
	places: number[],
	scores: readonly number[],
	exploration: Exploration,
	random: Random,
): number {
	const { place, rate } = exploration;
	if (rate === 0 || places.length <= place) return 1;
	const { chosen, propensity } = drawn(scores.slice(place), exploration, random);
	const [taker] = places.splice(place + chosen, 1);
	places.splice(place, 0, taker!);
	return propensity;
}

/** The best by precision that the page does not show yet, best first. */
export function shortlisted(
	{ titles, precision }: RowOffer,
	{ shown }: PageSoFar,
	n: number,
): Int32Array {
	const best = bestOf(n);
	for (let place = 0; place < titles.length; place++)
		if (precision[place]! >= best.floor && shown[titles[place]!] === 0)
			offerTo(best, titles[place]!, precision[place]!);
	return drained(best);
}

/** Titles with their scores, best first, ties by index. */
function inOrder(titles: Int32Array, scores: Float32Array) {
	const n = titles.length;
	const from = Array.from({ length: n }, (_, at) => at).sort(
		(a, b) => scores[b]! - scores[a]! || titles[a]! - titles[b]!,
	);
	const ordered = new Int32Array(n);
	const relevance = new Float64Array(n);
	for (let place = 0; place < n; place++) {
		ordered[place] = titles[from[place]!]!;
		relevance[place] = scores[from[place]!]!;
	}
	return { titles: ordered, relevance };
}

function propensitiesOfFinding({ titles, propensities }: RowOffer) {
	if (propensities === undefined) return undefined;
	return new Map(Array.from(titles, (title, place) => [title, propensities[place]!]));
}

/** A title as it stands in a row, for certain unless somebody says otherwise. */
export function titleAt(
	index: TitleIndex,
	score: number,
	query: PageQuery,
	said: Pick<RankedTitle, 'objectives' | 'propensity' | 'foundWith'> = certain,
): RankedTitle {
	const title = query.titleAt(index);
	const id = title.titleId as TitleId;
	return {
		id,
		index,
		title,
		activity: query.viewer.activityOf(id),
		score,
		finders: query.broad.findersOf(index),
		...said,
	};
}

const certain = { propensity: 1 };
