import type { ChoiceLog } from './choice-log.ts';
import type { Expectation, Target } from './target.ts';

/** All that the estimators read: a log as a target sees it, in columns of (N). */
export interface Evidence {
	readonly rewards: Float64Array;
	/** wᵢ = πₑ(aᵢ | xᵢ) / π_b(aᵢ | xᵢ); 0 where the log says that it was impossible. */
	readonly weights: Float64Array;
	/** πₑ(aᵢ | xᵢ) */
	readonly chances: Float64Array;
	readonly propensities: Float64Array;
	readonly units: Int32Array;
	readonly unitCount: number;
	/** Σₐ πₑ(a | xᵢ) q̂(xᵢ, a), where there is a model and the target says enough. */
	readonly direct?: Float64Array;
	/** q̂(xᵢ, aᵢ), with `direct`. */
	readonly factual?: Float64Array;
	/** p(eᵢ | xᵢ, πₑ) / p(eᵢ | xᵢ, π_b), where actions have embeddings. */
	readonly marginal?: Float64Array;
}

/** What a log says of a target, with a model of rewards if there is one. */
export function evidence(log: ChoiceLog, target: Target, model?: Expectation): Evidence {
	const { rewards, propensities, units, unitCount, chosen } = log;
	const rows = rewards.length;
	const weights = new Float64Array(rows);
	const chances = new Float64Array(rows);
	for (let i = 0; i < rows; i++) {
		const chance = target.ofChosen(i);
		chances[i] = chance;
		weights[i] = propensities[i] === 0 ? 0 : chance / propensities[i]!;
	}
	const columns = { rewards, weights, chances, propensities, units, unitCount };
	if (model === undefined) return columns;
	const direct = new Float64Array(rows);
	for (let i = 0; i < rows; i++) {
		const expected = target.expected(i, model);
		if (expected === undefined) return columns;
		direct[i] = expected;
	}
	return {
		...columns,
		direct,
		factual: Float64Array.from(chosen, (action, i) => model(i, action)),
	};
}
