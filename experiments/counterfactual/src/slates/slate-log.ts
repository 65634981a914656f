/**
 * Slates in columns: row i is one place of one slate, the rows of a slate side by side and in the order of its places. A weight column
 * may be absent where it is not known.
 */
export interface SlateEvidence {
	/** Which slate a row is of: (N), 0 … slateCount − 1, ascending. */
	readonly slates: Int32Array;
	readonly slateCount: number;
	/** What came of the place: (N). */
	readonly rewards: Float64Array;
	/** πₑ(whole slate | x) / π_b(whole slate | x): (N), the same in all rows of a slate. */
	readonly joint?: Float64Array;
	/** πₑ(aₗ at l | x) / π_b(aₗ at l | x), each place by itself: (N). */
	readonly independent?: Float64Array;
	/** πₑ(a₁ … aₗ | x) / π_b(a₁ … aₗ | x), up to the place: (N). */
	readonly prefix?: Float64Array;
	/** Σₐ πₑ(a | x, a₁ … aₗ₋₁) q̂ₗ(x, a): (N). */
	readonly direct?: Float64Array;
	/** q̂ₗ(x, aₗ), what is to come from place l on: (N). */
	readonly factual?: Float64Array;
	/** Who it happened to: (slates). */
	readonly units: Int32Array;
	readonly unitCount: number;
}

/** One way to say what a target's slates would have earned, in all their places together. */
export interface SlateEstimator {
	readonly name: string;
	readonly lacks: (evidence: SlateEvidence) => string | undefined;
	/** What each slate contributes: (slates); their mean is the estimate. */
	readonly contributions: (evidence: SlateEvidence) => Float64Array;
}

/** Σ over the places of each slate. */
export function perSlate(
	{ slates, slateCount }: SlateEvidence,
	values: Float64Array,
): Float64Array {
	const sums = new Float64Array(slateCount);
	for (let i = 0; i < values.length; i++) sums[slates[i]!]! += values[i]!;
	return sums;
}

/** An estimate that weighs the reward of each place by one column. */
export const weighing =
	(column: 'joint' | 'independent' | 'prefix'): SlateEstimator['contributions'] =>
	(evidence) =>
		perSlate(
			evidence,
			evidence.rewards.map((reward, i) => evidence[column]![i]! * reward),
		);

/** Says that a column of weights is missing. */
export const lacksColumn =
	(column: 'joint' | 'independent' | 'prefix', what: string): SlateEstimator['lacks'] =>
	(evidence) =>
		evidence[column] === undefined ? `the log does not say how likely ${what} was` : undefined;
