import type { History, Recommender } from '@marquee/histories';
import { topK } from '@marquee/numerics';
import type { Random } from '@marquee/units';

/** Who is asked for: what they did, and when they come. */
export interface AskedFor {
	readonly member: number;
	readonly history: History;
	readonly atMs: number;
	/** Chance that is the same each time this member comes, and chance that is new at each visit. */
	readonly chance: { readonly ofMember: () => Random; readonly ofVisit: () => Random };
}

/** Anything that ranks the whole catalogue for a history. Rankers are asked one request at a time. */
export interface Ranker {
	/** As it is named on the command line: `ease`, `taste:0.5`. */
	readonly name: string;
	/** The first `places` titles in its order, best first, none that the member has played. */
	readonly rank: (asked: AskedFor, places: number) => Promise<Int32Array>;
	/** The one of these titles that it would put first. */
	readonly best: (asked: AskedFor, among: Int32Array) => Promise<number>;
}

/** Scores for the whole catalogue: (V), zeros before. */
export type Scoring = (asked: AskedFor, scores: Float32Array) => void | Promise<void>;

/** A ranker that puts the highest scores first; among equals the lower title. */
export function byScores(name: string, titles: number, scoring: Scoring): Ranker {
	const scores = new Float32Array(titles); // (V)
	const excluded = new Uint8Array(titles); // (V)
	return {
		name,
		rank: async (asked, places) => {
			await scoring(asked, scores.fill(0));
			const { titleIndices } = asked.history;
			for (const title of titleIndices) excluded[title] = 1;
			const ranked = topK(scores, places, { excluded });
			for (const title of titleIndices) excluded[title] = 0;
			return ranked;
		},
		best: async (asked, among) => {
			await scoring(asked, scores.fill(0));
			return among.reduce((best, title) =>
				scores[title]! > scores[best]! || (scores[title] === scores[best] && title < best)
					? title
					: best,
			);
		},
	};
}

/** What a fitted model scores. */
export const modelled =
	(model: Recommender): Scoring =>
	({ history, atMs }, scores) =>
		model.score([{ history, asOfMs: atMs }], scores);
