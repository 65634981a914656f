import { type FeatureRow, scoreOf, type Weights } from './features.ts';

/** A title to be ranked: all that an order rests on. */
export interface Rankable {
	readonly id: string;
	readonly tier: number;
	readonly features: FeatureRow; // (F)
}

/** Where a title came in an order. */
export interface Ranked<Of extends Rankable> {
	readonly candidate: Of;
	readonly score: number;
}

/**
 * The titles in their order: by tier, inside one by Σ weight · feature, ties by id.
 *
 * A function of what a trace keeps: whoever replays an answer with other weights calls it with the same rows.
 */
export const ranked = <Of extends Rankable>(
	candidates: readonly Of[],
	weights: Weights,
): Ranked<Of>[] =>
	candidates
		.map((candidate) => ({ candidate, score: scoreOf(candidate.features, weights) }))
		.sort(byTierThenScore);

const byTierThenScore = (one: Ranked<Rankable>, other: Ranked<Rankable>): number =>
	one.candidate.tier - other.candidate.tier ||
	other.score - one.score ||
	(one.candidate.id < other.candidate.id ? -1 : 1);
