import type { TitleIndex } from '@marquee/catalogue';
import { bestUnwatched } from './best-unwatched.ts';

/** Scores that few titles of many get, added up one by one. */
export interface SparseScores {
	/** Adds to a title's score; what is not above 0 adds nothing. */
	readonly add: (title: TitleIndex, score: number) => void;
	/** The n best unwatched titles that have a score, with the watched that stand among them; all scores are 0 afterwards. */
	readonly takeBest: (watched: Uint8Array, n: number) => Int32Array;
}

/**
 * Room for the scores of so many titles. What a round costs depends on how many titles get a score: it keeps one number for
 * each title, and wipes only what it wrote.
 */
export function sparseScores(titles: number): SparseScores {
	const scores = new Float32Array(titles); // (V), all 0 between two rounds
	const touched: TitleIndex[] = [];
	return {
		add: (title, score) => {
			if (!(score > 0)) return;
			if (scores[title] === 0) touched.push(title);
			scores[title]! += score;
		},
		takeBest: (watched, n) => {
			const best = bestUnwatched({ scores, watched, among: touched }, n);
			for (const title of touched) scores[title] = 0;
			touched.length = 0;
			return best;
		},
	};
}
