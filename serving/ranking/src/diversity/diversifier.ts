import type { TitleIndex } from '@marquee/catalogue';
import type { DiversityDial } from './dial.ts';
import type { GenreMix } from './genre-mix.ts';
import { nearestShown } from './nearest-shown.ts';
import { nearestVectorShown } from './nearest-vector-shown.ts';
import { type OwedGenres, owedGenres } from './owed-genres.ts';
import type { TitleGenres } from './title-genres.ts';
import { likenessByGenres, type TitleLikeness } from './title-likeness.ts';
import type { Unlikeness } from './unlikeness.ts';
import { volumeLeft } from './volume-left.ts';

/** What may be shown, best first; equals in the order in which they shall stand. */
export interface Pool {
	readonly titles: ArrayLike<TitleIndex>; // (n)
	/** In any unit, never rising. */
	readonly relevance: ArrayLike<number>; // (n)
}

/**
 * What diversity took from one slate, in plain numbers: what a trace states.
 *
 *   ofScore = Σ_places discount · share · diversity / Σ_places discount · final score
 *
 * where the final score is that of the title shown, (1 − share) · ρ + share · diversity, when its place was filled. The dial weighs
 * two numbers between 0 and 1; so `ofScore` is `share` where titles are as diverse as they are relevant, less where they are chiefly
 * relevant, and more where they are chiefly diverse, as where relevance falls away fast.
 */
export interface DiversityTaken {
	/** The setting of the dial: what diversity weighs in the final score. */
	readonly share: number;
	/** The share of the slate's final score, discounted by place, that is diversity's: 0 … 1. */
	readonly ofScore: number;
	/** The share of best-first's relevance, discounted by place, that the slate does without: 0 … `share`. */
	readonly relevanceLost: number;
	/** Titles of the slate that best-first would show at another place or not at all. */
	readonly moved: number;
	/** Of these, those that it would not show at all. */
	readonly entered: number;
	/** Places that show a title before a more relevant one, chiefly since that one is like what stands before it. */
	readonly byUnlikeness: number;
	/** Places that show a title before a more relevant one, chiefly for the sake of the profile's mix of genres. */
	readonly byGenres: number;
}

/** A slate out of a pool. */
export interface Diversified {
	/** The places in the pool of what is shown, in order. */
	readonly order: Int32Array; // (size, or n)
	/** The places of the others, best first. */
	readonly rest: Int32Array;
	/** Both, one behind the other, in one array: `order` and `rest` are views of it. */
	readonly places: Int32Array; // (n)
	readonly taken: DiversityTaken;
}

/** What is asked of a pool. */
export interface Wanted {
	/** How many are shown. */
	readonly size: number;
	readonly dial: DiversityDial;
	/** The genres that the profile is owed. */
	readonly genreMix: GenreMix;
}

/**
 * Chooses slates that are relevant and diverse, place by place:
 *
 *   next = argmax (1 − share) · ρ + share · ((1 − genreShare) · unlike + genreShare · owed)
 *   among those with   lost so far + discount · (ρ of best-first − ρ) ≤ share · Σ discount · ρ of best-first
 *
 * ρ is relevance on a scale from 0, the worst of the pool, to 1, its best; unlike and owed lie between 0 and 1
 * too. Discounts are those of DCG, 1 / log₂(place + 1). The second line makes the dial a promise: no slate,
 * and no beginning of one, does without more than `share` of the relevance that best-first shows. Among equals
 * the first of the pool wins.
 *
 * One diversifier answers one slate at a time, and keeps its working space for the next.
 *
 * @throws {RangeError} when asked about a pool that is not best first, or with a mix over other genres.
 */
export function diversifier(
	genres: TitleGenres,
	likeness: TitleLikeness = likenessByGenres(genres),
): (pool: Pool, wanted: Wanted) => Diversified {
	const owed = owedGenres(genres);
	const { vectors } = likeness;
	const nearest = vectors === undefined ? nearestShown(likeness) : nearestVectorShown(vectors);
	const measures = { mmr: nearest, dpp: volumeLeft(likeness) };
	let scratch = scratchFor(0);
	return (pool, { size, dial, genreMix }) => {
		const { length } = pool.titles;
		if (scratch.left.length < length) scratch = scratchFor(length);
		layOut(scratch, pool);
		const unlike = dial.share * (1 - dial.genreShare) > 0 ? measures[dial.measure] : indifferent;
		const shown = Math.min(size, length);
		owed.begin(genreMix);
		unlike.begin(pool.titles, shown);
		return filled(shown, dial.share, {
			...scratch,
			titles: pool.titles,
			first: 0,
			owed,
			unlike,
			weights: {
				relevance: 1 - dial.share,
				owed: dial.share * dial.genreShare,
				unlike: dial.share * (1 - dial.genreShare),
			},
		});
	};
}

/** Where being unlike counts nothing, nothing is compared. */
const indifferent: Unlikeness = { begin: () => {}, atMost: () => 1, of: () => 1, show: () => {} };

interface Scratch {
	/** Places of the pool: at the end those that are not shown yet, best first. */
	readonly left: Int32Array; // (n)
	/** Relevance from 1 down to 0; all 0 where all are equal. */
	readonly rho: Float64Array; // (n)
}

/** A slate in the making. */
interface Making extends Scratch, Pick<Pool, 'titles'> {
	/** Where those begin that are left. */
	first: number;
	readonly owed: OwedGenres;
	readonly unlike: Unlikeness;
	readonly weights: Readonly<Record<'relevance' | 'owed' | 'unlike', number>>;
}

/** Who comes next, and what the terms of diversity give to it and to the most relevant one that is left. */
interface Choice {
	at: number;
	owed: number;
	unlike: number;
	headOwed: number;
	headUnlike: number;
}

const scratchFor = (candidates: number): Scratch => ({
	left: new Int32Array(candidates),
	rho: new Float64Array(candidates),
});

function layOut({ left, rho }: Scratch, { titles: { length }, relevance }: Pool): void {
	const worst = length === 0 ? 0 : relevance[length - 1]!;
	const range = length === 0 ? 0 : relevance[0]! - worst;
	if (relevance.length !== length || !(range >= 0))
		throw new RangeError(
			`a pool of ${length} titles with ${relevance.length} scores from ${relevance[0]} to ${worst}`,
		);
	for (let i = 0; i < length; i++) {
		left[i] = i;
		rho[i] = range > 0 ? (relevance[i]! - worst) / range : 0;
	}
}

/** Fills place after place, and keeps account of what that takes. */
function filled(size: number, share: number, making: Making): Diversified {
	const { titles, left, rho, owed, unlike, weights } = making;
	const places = new Int32Array(titles.length);
	const choice: Choice = { at: 0, owed: 0, unlike: 0, headOwed: 0, headUnlike: 0 };
	const counts = { moved: 0, entered: 0, byUnlikeness: 0, byGenres: 0 };
	let [ideal, lost, diverse, final] = [0, 0, 0, 0];
	for (let place = 0; place < size; place++) {
		const discount = 1 / Math.log2(place + 2);
		ideal += discount * rho[place]!;
		choose(choice, making, rho[place]! - (share * ideal - lost) / discount);
		const next = left[choice.at]!;
		if (rho[next]! < rho[left[making.first]!]!) counts[chieflyBy(choice)]++;
		if (next !== place) counts.moved++;
		if (next >= size) counts.entered++;
		lost += discount * (rho[place]! - rho[next]!);
		const given = choice.owed + choice.unlike;
		diverse += discount * given;
		final += discount * (weights.relevance * rho[next]! + given);
		places[place] = next;
		// Whoever was passed over moves back by one: they are few, and those behind are many.
		for (let at = choice.at; at > making.first; at--) left[at] = left[at - 1]!;
		making.first++;
		owed.show(titles[next]!);
		unlike.show(next);
	}
	const relevanceLost = ideal > 0 ? Math.max(0, lost / ideal) : 0;
	const ofScore = final > 0 ? diverse / final : 0;
	for (let at = size; at < places.length; at++) places[at] = left[at]!;
	return {
		order: places.subarray(0, size),
		rest: places.subarray(size),
		places,
		taken: { share, ofScore, relevanceLost, ...counts },
	};
}

/**
 * The best of those left that are relevant enough. Stops where relevance alone can no longer win, and asks for
 * unlikeness only where its bound could.
 */
function choose(choice: Choice, making: Making, leastRho: number): void {
	const { titles, left, rho, first, owed, unlike, weights } = making;
	const most = weights.owed + weights.unlike;
	let best = -Infinity;
	for (let at = first; at < titles.length; at++) {
		const i = left[at]!;
		const relevant = weights.relevance * rho[i]!;
		// The most relevant one is always relevant enough, whatever rounding says.
		if (at > first && (rho[i]! < leastRho || relevant + most <= best)) return;
		const owes = weights.owed * owed.of(titles[i]!);
		// How unlike it would have to be to win; NaN where that counts nothing and the rest is equal: it does not.
		const floor = (best - relevant - owes) / weights.unlike;
		if (!(unlike.atMost(i) > floor)) continue;
		const unlikeness = unlike.of(i, floor);
		if (!(unlikeness > floor)) continue;
		const differs = weights.unlike * unlikeness;
		best = relevant + owes + differs;
		choice.at = at;
		choice.owed = owes;
		choice.unlike = differs;
		if (at > first) continue;
		choice.headOwed = owes;
		choice.headUnlike = differs;
	}
}

const chieflyBy = ({ owed, unlike, headOwed, headUnlike }: Choice) =>
	unlike - headUnlike >= owed - headOwed ? 'byUnlikeness' : 'byGenres';
