import { logGamma } from '@marquee/numerics';
import { refusal, requirePositive } from './refusals.ts';
import { expectations, type Share } from './sample-ratio.ts';

/** Counts of a time in which shares did not change. */
export type Epoch = readonly Share[];

/**
 * Sample-ratio mismatch, looked at whenever one likes, through changes of the split: a Dirichlet mixture bets against the
 * shares of each epoch, and what it wins is multiplied.
 *
 *   ln M = ln Γ(A) − Σ ln Γ(aᵢ) + Σ ln Γ(aᵢ + nᵢ) − ln Γ(A + N) − Σ nᵢ ln qᵢ,   aᵢ = concentration · qᵢ,   p = min(1, 1 / M)
 *
 * The answer is that of the counts so far; keep the least p of all looks. A split that changes within an epoch breaks it:
 * begin a new one.
 *
 * @throws {Failure} `statistics-sample-malformed`, `statistics-setting-malformed`
 * @paper Lindon, Malek: Anytime-Valid Inference for Multinomial Count Data. NeurIPS 2022.
 */
export function sequentialSampleRatio(
	epochs: readonly Epoch[],
	concentration = 10_000,
): { readonly logEvidence: number; readonly pValue: number } {
	requirePositive(concentration, 'concentration');
	if (epochs.length === 0)
		throw refusal('statistics-sample-too-small', 'there is no epoch', 'Wait for exposures.');
	const logEvidence = epochs.reduce((sum, epoch) => sum + logMixture(epoch, concentration), 0);
	return { logEvidence, pValue: Math.min(1, Math.exp(-logEvidence)) };
}

function logMixture(epoch: Epoch, concentration: number): number {
	const { total } = expectations(epoch);
	const whole = epoch.reduce((sum, { weight }) => sum + weight, 0);
	let sum = logGamma(concentration) - logGamma(concentration + total);
	for (const { count, weight } of epoch) {
		const q = weight / whole;
		if (q === 0) continue;
		const a = concentration * q;
		sum += logGamma(a + count) - logGamma(a) - count * Math.log(q);
	}
	return sum;
}
