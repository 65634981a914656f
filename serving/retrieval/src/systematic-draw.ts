import type { Random } from '@marquee/units';

/** What was drawn. */
export interface SystematicDraw {
	/** Places in the given weights, ascending. */
	readonly places: Int32Array;
	/** The probability with which each of these was to be drawn: exact, over all states of the stream. */
	readonly propensities: Float32Array;
}

/**
 * Draws `count` of many without replacement, each with a probability in proportion to its weight:
 *
 *   πᵢ = min(1, c wᵢ),   Σ πᵢ = count
 *
 * One number u decides: laid end to end, the πᵢ that cover u, u + 1, u + 2, … are drawn. So the probability of each is known
 * exactly, as drawing one after the other would not allow. Where fewer have weight, all of these are drawn.
 *
 * @throws {RangeError} if a weight is negative or not finite.
 * @paper Madow: On the Theory of Systematic Sampling, II. Annals of Mathematical Statistics 1949.
 */
export function systematicDraw(
	weights: Float64Array,
	count: number,
	random: Random,
): SystematicDraw {
	const certainFrom = certainWeight(weights, count);
	const places: number[] = [];
	const propensities: number[] = [];
	const start = random.next();
	let covered = 0;
	for (const [place, weight] of weights.entries()) {
		const propensity = Math.min(1, weight / certainFrom);
		const before = covered;
		if (propensity < 1) covered += propensity;
		const isDrawn = propensity === 1 || Math.ceil(covered - start) > Math.ceil(before - start);
		if (!isDrawn) continue;
		places.push(place);
		propensities.push(propensity);
	}
	return { places: Int32Array.from(places), propensities: Float32Array.from(propensities) };
}

/** The weight 1 ÷ c from which a title is certain: whoever is certain leaves the rest of the draws to the others. */
function certainWeight(weights: Float64Array, count: number): number {
	let certainFrom = Infinity;
	for (;;) {
		let [left, sum] = [count, 0];
		for (const weight of weights) {
			if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`${weight} is no weight`);
			if (weight >= certainFrom) left--;
			else sum += weight;
		}
		if (left <= 0 || sum === 0 || sum / left >= certainFrom) return certainFrom;
		certainFrom = sum / left;
	}
}
