import { ordered } from './ordered-p-values.ts';

/**
 * p-values such that of those called true below q a share of q at most is wrong on average, if they are independent or
 * hang together positively.
 *
 *   p̃₍ᵢ₎ = min_{j ≥ i} min(1, m p₍ⱼ₎ / j)
 *
 * @throws {Failure} `statistics-sample-malformed` if one is no p-value.
 * @paper Benjamini, Hochberg: Controlling the False Discovery Rate. Journal of the Royal Statistical Society B 1995.
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
	const adjusted = new Array<number>(pValues.length);
	let least = 1;
	for (const [rank, at] of [...ordered(pValues).entries()].reverse()) {
		least = Math.min(least, (pValues.length * pValues[at]!) / (rank + 1));
		adjusted[at] = least;
	}
	return adjusted;
}
