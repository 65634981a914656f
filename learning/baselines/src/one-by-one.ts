import type { Recommender, ScoringRequest } from '@marquee/histories';

/**
 * A recommender from a model that scores one request at a time, in double precision: requests cannot influence each
 * other. `score` gets a row of zeros, (V), and adds to it.
 */
export const oneByOne = (
	name: string,
	titles: number,
	score: (request: ScoringRequest, scores: Float64Array) => void,
): Recommender => ({
	name,
	score: async (requests, scores) => {
		if (scores.length !== requests.length * titles)
			throw new RangeError(
				`${name}: ${scores.length} places for ${requests.length} requests over ${titles} titles`,
			);
		const row = new Float64Array(titles);
		for (const [i, request] of requests.entries()) {
			score(request, row.fill(0));
			scores.set(row, i * titles);
		}
	},
});
