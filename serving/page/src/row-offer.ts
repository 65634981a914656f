import type { TitleIndex } from '@marquee/catalogue';
import type { Evidence } from '@marquee/contracts';
import type { Candidate, Source } from '@marquee/pipeline';
import type { FoundTitles } from '@marquee/retrieval';
import { isIn, type TitleSet } from '@marquee/retrieval/vectors';
import type { PageQuery } from './page-query.ts';
import type { Family } from './policy.ts';
import type { RankedTitle } from './ranked-row.ts';

/** A row that may be placed: what it would choose from, and why it is there. Nothing in it is ranked yet. */
export interface RowOffer extends Candidate {
	/** Unique on the page, stable between pages. */
	readonly id: string;
	readonly family: Family;
	readonly heading: string;
	readonly evidence: Evidence;
	/** With fewer titles than this it is not shown. */
	readonly fewest: number;
	/** The source that found its titles, as traces name it. */
	readonly source: string;
	/**
	 * `ranked`: the titles go through precision scorer, ranker and diversity. `given`: their order is the viewer's own or the
	 * crowd's, and stays.
	 */
	readonly order: 'ranked' | 'given';
	/** What was retrieved for it and rules let pass, in the order in which it was found. */
	readonly titles: Int32Array;
	/** How many were retrieved before the rules. */
	readonly retrieved: number;
	/** What the precision scorer says of each of them; for a given order, falling by places. */
	readonly precision: Float32Array;
	/** Where the row is a list of the ranks of others: the rank of each title. Its titles stand in no other row. */
	readonly ranks?: ReadonlyMap<TitleIndex, number>;
	/** Of a list that a crowd made: the country whose viewers were counted; `null`: all viewers. */
	readonly countedIn?: string | null;
	/** With which probability the row itself was to be offered, over all seeds; absent where it was certain. */
	readonly foundWith?: number;
	/** Where chance had a say in who was found: the probability of each, given that the row is offered. */
	readonly propensities?: Float32Array;
	/** Why one of its titles stands in it. */
	readonly evidenceFor: (title: RankedTitle, place: number) => Evidence;
}

/** Offers the rows of one family: a source of the page. A family that has nothing to offer offers no row. */
export type RowFamily = Source<PageQuery, RowOffer>;

/** Weights of the precision scorer, each of a signal in deviations from its mean. */
export interface PrecisionWeights {
	/** What the model believes the profile likes. */
	readonly taste?: number;
	/** How many profiles ever took the title up. */
	readonly popularity?: number;
	/** How many did in the last days. */
	readonly trend?: number;
	/** One point for every place before the last, as the source found them. */
	readonly found?: number;
}

/** The signals that the precision scorer reads of every title. */
export interface Signals {
	readonly prominence: Float32Array; // (V)
	readonly trend: (title: TitleIndex) => number;
}

/**
 * The precision scorer: cheap enough for a thousand titles a row.
 *
 *   s = w_taste · taste + w_popularity · prominence + w_trend · trend + w_found · (1 − place / n) · 3
 */
export function precisionOf(
	titles: Int32Array,
	{ taste: liked }: Pick<PageQuery, 'taste'>,
	{ prominence, trend: trendOf }: Signals,
	{ taste = 0, popularity = 0, trend = 0, found = 0 }: PrecisionWeights,
): Float32Array {
	const n = titles.length;
	const scores = new Float32Array(n);
	for (let place = 0; place < n; place++) {
		const title = titles[place]!;
		let score = popularity * prominence[title]!;
		if (found !== 0) score += (3 * found * (n - place)) / n;
		if (taste !== 0 && liked !== undefined) score += taste * liked[title]!;
		if (trend !== 0) score += trend * trendOf(title);
		scores[place] = score;
	}
	return scores;
}

/** Those of the found that the rules let pass, with the probabilities of finding them. */
export function admitted(
	{ indices, propensities }: FoundTitles,
	allowed: TitleSet,
): { readonly titles: Int32Array; readonly propensities?: Float32Array } {
	const titles = new Int32Array(indices.length);
	const chances = propensities && new Float32Array(indices.length);
	let n = 0;
	for (let place = 0; place < indices.length; place++) {
		if (!isIn(allowed, indices[place]!)) continue;
		if (chances) chances[n] = propensities![place]!;
		titles[n++] = indices[place]!;
	}
	return {
		titles: titles.subarray(0, n),
		...(chances && { propensities: chances.subarray(0, n) }),
	};
}
