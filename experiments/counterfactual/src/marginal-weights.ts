import { type ChoiceLog, isEvenlyLogged } from './choice-log.ts';
import type { Chances, Target } from './target.ts';

/**
 * w(x, e) = p(e | x, πₑ) / p(e | x, π_b) for actions that each have one embedding: one label per action.
 *
 * Exact where all of the logging policy is known (the log keeps it, or every choice was equally likely). Elsewhere by the identity
 * w(x, e) = E[w(x, a) | x, e], as the mean weight of the rows with one embedding under one label of the first context: right where
 * nothing else of the context moved the logging policy.
 *
 * `undefined` where the target states too little.
 * @paper Saito, Joachims: Off-Policy Evaluation for Large Action Spaces via Embeddings. ICML 2022.
 */
export function marginalWeights(
	log: ChoiceLog,
	target: Target,
	embeddings: Int32Array, // (A)
): Float64Array | undefined {
	if (log.logging === undefined && !isEvenlyLogged(log)) return averaged(log, target, embeddings);
	const marginal = new Float64Array(log.rewards.length);
	for (let i = 0; i < marginal.length; i++) {
		const chances = target.chances(i);
		if (chances === undefined) return undefined;
		const e = embeddings[log.chosen[i]!]!;
		const places = chances.actions;
		const logging = log.logging?.(i) ?? evenChances(chances);
		const ofTarget = massOf(e, chances, embeddings);
		const ofLog = massOf(
			e,
			{ ...(places && { actions: places }), probabilities: logging },
			embeddings,
		);
		marginal[i] = ofTarget / ofLog;
	}
	return marginal;
}

const evenChances = ({ probabilities }: Chances): Float64Array =>
	new Float64Array(probabilities.length).fill(1 / probabilities.length);

function massOf(e: number, { actions, probabilities }: Chances, embeddings: Int32Array): number {
	let mass = 0;
	for (let k = 0; k < probabilities.length; k++)
		if (embeddings[actions === undefined ? k : actions[k]!] === e) mass += probabilities[k]!;
	return mass;
}

function averaged(log: ChoiceLog, target: Target, embeddings: Int32Array): Float64Array {
	const [first] = log.contexts;
	const kinds = embeddings.reduce((most, e) => Math.max(most, e), 0) + 1;
	const cellOf = (row: number) => (first?.codes[row] ?? 0) * kinds + embeddings[log.chosen[row]!]!;
	const cells = (first?.labels.length ?? 1) * kinds;
	const [sums, counts] = [new Float64Array(cells), new Float64Array(cells)];
	for (let i = 0; i < log.rewards.length; i++) {
		const p = log.propensities[i]!;
		sums[cellOf(i)]! += p === 0 ? 0 : target.ofChosen(i) / p;
		counts[cellOf(i)]!++;
	}
	return Float64Array.from(log.rewards, (_, i) => sums[cellOf(i)]! / counts[cellOf(i)]!);
}
