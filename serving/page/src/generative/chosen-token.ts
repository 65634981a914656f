import type { Random } from '@marquee/units';

/** The token that is said next, and how likely that was. */
export interface ChosenToken {
	readonly at: number;
	readonly propensity: number;
}

/**
 * Says one of the tokens by their log-odds.
 *
 *   π(i) ∝ exp(zᵢ / temperature);   temperature 0: the highest, of equals the first
 *
 * −∞ is a token that a mask covers: it is never said.
 * @throws {RangeError} if every token is covered.
 */
export function chosenToken(
	logits: ArrayLike<number>,
	temperature: number,
	random: Random,
): ChosenToken {
	let best = -1;
	for (let i = 0; i < logits.length; i++)
		if (logits[i]! > (best === -1 ? -Infinity : logits[best]!)) best = i;
	if (best === -1) throw new RangeError(`all of ${logits.length} tokens are covered`);
	if (temperature === 0) return { at: best, propensity: 1 };
	const weights = Float64Array.from(logits, (each) =>
		Math.exp((each - logits[best]!) / temperature),
	);
	const total = weights.reduce((a, b) => a + b, 0);
	let left = random.next() * total;
	let at = best; // where rounding leaves nobody
	for (let i = 0; i < weights.length; i++) {
		left -= weights[i]!;
		if (left >= 0 || weights[i] === 0) continue;
		at = i;
		break;
	}
	return { at, propensity: weights[at]! / total };
}
