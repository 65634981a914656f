import type { Terms } from './terms.ts';

/** What is believed of one weight: a normal distribution. */
export interface Weight {
	readonly mean: number;
	/** 1 / variance. */
	readonly precision: number;
}

/** What is believed of all weights, each by itself. A weight that is missing has never met an outcome: it has the prior. */
export type Belief = ReadonlyMap<string, Weight>;

/** Before any outcome: as likely up as down, seldom beyond 2, which takes a probability from 0.5 to 0.88. */
export const prior: Weight = { mean: 0, precision: 1 };

/** The mean of what a trailer scores, in log-odds: Σ xₜ mₜ. */
export function meanScore(belief: Belief, { names, values }: Terms): number {
	let score = 0;
	for (let i = 0; i < names.length; i++)
		score += values[i]! * (belief.get(names[i]!) ?? prior).mean;
	return score;
}

/**
 * How the scores of trailers vary together, row major, (K, K) for K trailers:
 *
 *   cov(a, b) = Σₜ xₐₜ x_bₜ / qₜ   over the terms t that a and b share, precision q
 */
export function scoreCovariance(belief: Belief, terms: readonly Terms[]): Float64Array {
	const count = terms.length;
	const covariance = new Float64Array(count * count); // (K, K)
	const lookups = terms.map(({ names, values }) => new Map(names.map((n, i) => [n, values[i]!])));
	for (let a = 0; a < count; a++)
		for (let b = 0; b <= a; b++) {
			let shared = 0;
			for (const [name, value] of lookups[a]!) {
				const other = lookups[b]!.get(name);
				if (other === undefined) continue;
				shared += (value * other) / (belief.get(name) ?? prior).precision;
			}
			covariance[a * count + b] = shared;
			covariance[b * count + a] = shared;
		}
	return covariance;
}

/**
 * The belief after `days` without outcomes: evidence fades by half every half-life, towards the prior.
 *
 *   e' = d e,   h' = d h,   d = 2^(−days / half-life)
 *
 * with e what the outcomes added to the precision and h = precision · mean. That is the belief from the same outcomes, each
 * counted d times. Weights with next to no evidence left are forgotten, which bounds what is kept.
 */
export function faded(belief: Belief, days: number, halfLifeDays: number): Belief {
	if (days <= 0) return belief;
	const kept = 2 ** (-days / halfLifeDays);
	const after = new Map<string, Weight>();
	for (const [name, { mean, precision }] of belief) {
		const evidence = kept * (precision - prior.precision);
		if (evidence < forgottenBelow) continue;
		const faint = prior.precision + evidence;
		after.set(name, { mean: (kept * precision * mean) / faint, precision: faint });
	}
	return after;
}

/** A thousandth of one coin toss at even odds adds 0.00025 to a precision. */
const forgottenBelow = 2.5e-4;
