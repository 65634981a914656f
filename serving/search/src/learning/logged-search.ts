import type { FeatureRow } from '../ranking/features.ts';
import type { SearchTrace } from '../trace.ts';

/** A search that was answered, and what came of it. */
export interface LoggedSearch {
	/** As it was logged: what was shown where, with what it was ranked by. */
	readonly trace: Pick<SearchTrace, 'features' | 'titles' | 'locale'>;
	/** The titles that were chosen from the answer. */
	readonly chosen: readonly string[];
}

/** What one choice says: the chosen title is better than those that were shown with it in its tier. */
export interface Choice {
	/** Of the chosen title, minus those of another that was shown: one row for each. */
	readonly differences: readonly FeatureRow[]; // (P, F)
	/** Where the chosen title stood, from 0. */
	readonly position: number;
}

/** So many of those that were not chosen are compared with: the first ones, which were seen soonest. */
const mostCompared = 20;

/**
 * The choices of a search. A tier of one leaves nothing to say, and titles of different tiers are not compared: no weight can exchange
 * them.
 *
 * @throws {RangeError} if a title was chosen that was not shown: then it was another search that was chosen from.
 */
export function choicesOf({ trace, chosen }: LoggedSearch): Choice[] {
	const shown = trace.titles.filter(({ position }) => position !== undefined);
	const isChosen = new Set(chosen);
	return chosen.flatMap((titleId) => {
		const best = shown.find((title) => title.titleId === titleId);
		if (best === undefined) throw new RangeError(`${titleId} was chosen and not shown`);
		const differences = shown
			.filter((other) => other.tier === best.tier && !isChosen.has(other.titleId))
			.slice(0, mostCompared)
			.map((other) => best.features.map((value, f) => value - other.features[f]!));
		return differences.length === 0 ? [] : [{ differences, position: best.position! }];
	});
}
