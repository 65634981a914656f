import { ordered } from './ordered-p-values.ts';

/**
 * p-values such that calling all below alpha true is wrong in any of them with chance alpha at most, however they depend
 * on each other.
 *
 *   p̃₍ᵢ₎ = max_{j ≤ i} min(1, (m − j + 1) p₍ⱼ₎)
 *
 * @throws {Failure} `statistics-sample-malformed` if one is no p-value.
 * @paper Holm: A Simple Sequentially Rejective Multiple Test Procedure. Scandinavian Journal of Statistics 1979.
 */
export function holm(pValues: readonly number[]): readonly number[] {
	const adjusted = new Array<number>(pValues.length);
	let most = 0;
	for (const [rank, at] of ordered(pValues).entries()) {
		most = Math.max(most, Math.min(1, (pValues.length - rank) * pValues[at]!));
		adjusted[at] = most;
	}
	return adjusted;
}
