import type { Neighbours } from './likeness.ts';
import { sparseScores } from './sparse-scores.ts';
import { isDisliked } from './standing.ts';
import { type Engaged, notInCatalogue, type Viewer } from './viewer.ts';

/** The newest titles of the catalogue that the profile engaged with and does not dislike. */
export function newestEngaged({ engaged }: Viewer, most: number): readonly Engaged[] {
	const newest: Engaged[] = [];
	for (const each of engaged) {
		if (newest.length === most) break;
		if (each.index !== notInCatalogue && !isDisliked(each.activity)) newest.push(each);
	}
	return newest;
}

/** Each step back in time counts for so much less. */
const stepBack = 0.8;

/**
 * Brings the neighbours of several titles together, the newest of which counts most:
 *
 *   score(i) = Σ_k 0.8^k max(0, closeness(i, anchor_k))
 *
 * Answers the n best unwatched ones, and the watched that would stand among them.
 */
export function mergedNeighbours(titles: number, n: number) {
	const scores = sparseScores(titles);
	return (lists: readonly (Neighbours | undefined)[], { watched }: Viewer): Int32Array => {
		for (const [place, list] of lists.entries()) {
			if (list === undefined) continue;
			const weight = stepBack ** place;
			const { indices, closeness } = list;
			for (let i = 0; i < indices.length; i++) scores.add(indices[i]!, weight * closeness[i]!);
		}
		return scores.takeBest(watched, n);
	};
}
