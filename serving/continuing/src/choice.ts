import { choleskyFactor, choleskySolve, dot, invertPositiveDefinite } from '@marquee/numerics';

/** One decision: what could have been chosen, by rows of features, and what was. */
export interface Choice {
	readonly alternatives: readonly Float64Array[]; // K × (F)
	readonly chosen: number;
}

/** What is believed of the weights before there is data: independent normals. */
export interface WeightPrior {
	readonly means: Float64Array; // (F)
	/** One for all weights: features are of one scale. */
	readonly deviation: number;
}

/** The likeliest weights, and how far each may be off. */
export interface FittedWeights {
	readonly weights: Float64Array; // (F)
	readonly deviations: Float64Array; // (F)
}

/** wᵀx. */
export const utility = (weights: Float64Array, row: Float64Array): number =>
	dot(weights, row, 0, 0, weights.length);

/** exp(uₖ) / Σ exp(uⱼ), and ln Σ exp(uⱼ); of no alternatives −∞. */
export function softmax(utilities: readonly number[]): {
	readonly probabilities: readonly number[];
	readonly logSum: number;
} {
	const peak = utilities.reduce((a, b) => Math.max(a, b), -Infinity); // so that exp cannot overflow
	const weights = utilities.map((each) => Math.exp(each - peak));
	const total = weights.reduce((a, b) => a + b, 0);
	return {
		probabilities: weights.map((each) => each / total),
		logSum: utilities.length === 0 ? -Infinity : peak + Math.log(total),
	};
}

/** Far more steps than Newton needs from any start that was met. */
const mostSteps = 100;
/** The posterior is flat to rounding here. */
const smallestGain = 1e-10;

/**
 * The weights under which the choices and the prior are likeliest together: a conditional logit with a normal prior.
 *
 *   maximise  Σₙ ln P(chosenₙ) − Σ_f (w_f − m_f)² / 2σ²,   P(k) = exp(wᵀxₖ) / Σⱼ exp(wᵀxⱼ)
 *
 * Concave, so Newton's method with halved steps finds the one maximum. A choice between a row and zeros is ordinary
 * logistic regression. Without choices the answer is the prior.
 *
 * @throws {RangeError} if the deviation of the prior is not positive.
 * @paper McFadden: Conditional Logit Analysis of Qualitative Choice Behavior. 1974.
 */
export function fittedWeights(choices: readonly Choice[], prior: WeightPrior): FittedWeights {
	if (!(prior.deviation > 0)) throw new RangeError(`${prior.deviation} is no deviation of a prior`);
	const size = prior.means.length;
	let weights = prior.means.slice();
	let value = logPosterior(choices, prior, weights);
	for (let step = 0; step < mostSteps; step++) {
		const { gradient, information } = derivatives(choices, prior, weights);
		choleskyFactor(information, size);
		choleskySolve(information, size, gradient);
		const next = bestAlong(weights, gradient, value, (at) => logPosterior(choices, prior, at));
		const gain = next.value - value;
		({ weights, value } = next);
		if (gain < smallestGain) break;
	}
	const { information } = derivatives(choices, prior, weights);
	invertPositiveDefinite(information, size);
	const deviations = weights.map((_, i) => Math.sqrt(information[i * size + i]!));
	return { weights, deviations };
}

interface Point {
	readonly weights: Float64Array<ArrayBuffer>;
	readonly value: number;
}

/** The first of the whole step, its half, its quarter … that does not lose; the old point if none of 30 does. */
function bestAlong(
	from: Float64Array<ArrayBuffer>,
	direction: Float64Array,
	value: number,
	valueAt: (weights: Float64Array) => number,
): Point {
	for (let halving = 0, length = 1; halving < 30; halving++, length /= 2) {
		const weights = from.map((weight, i) => weight + length * direction[i]!);
		const reached = valueAt(weights);
		if (reached >= value) return { weights, value: reached };
	}
	return { weights: from, value };
}

/** ln of the posterior of the weights, up to a constant. */
export function logPosterior(
	choices: readonly Choice[],
	{ means, deviation }: WeightPrior,
	weights: Float64Array,
): number {
	let value = 0;
	for (const { alternatives, chosen } of choices) {
		const utilities = alternatives.map((row) => utility(weights, row));
		value += utilities[chosen]! - softmax(utilities).logSum;
	}
	for (const [f, weight] of weights.entries())
		value -= (weight - means[f]!) ** 2 / (2 * deviation ** 2);
	return value;
}

/** The gradient, and the lower triangle of the negative Hessian: Σₙ Σₖ Pₖ (xₖ − x̄)(xₖ − x̄)ᵀ + I/σ². */
function derivatives(
	choices: readonly Choice[],
	{ means, deviation }: WeightPrior,
	weights: Float64Array,
): { readonly gradient: Float64Array; readonly information: Float64Array } {
	const size = weights.length;
	const precision = 1 / deviation ** 2;
	const gradient = weights.map((weight, f) => (means[f]! - weight) * precision); // (F)
	const information = new Float64Array(size * size); // (F, F)
	for (let f = 0; f < size; f++) information[f * size + f] = precision;
	for (const { alternatives, chosen } of choices) {
		const { probabilities } = softmax(alternatives.map((row) => utility(weights, row)));
		const expected = new Float64Array(size); // (F)
		for (const [k, row] of alternatives.entries())
			for (let f = 0; f < size; f++) expected[f]! += probabilities[k]! * row[f]!;
		for (let f = 0; f < size; f++) gradient[f]! += alternatives[chosen]![f]! - expected[f]!;
		for (const [k, row] of alternatives.entries())
			addOuterProduct(information, row, expected, probabilities[k]!);
	}
	return { gradient, information };
}

function addOuterProduct(
	information: Float64Array,
	row: Float64Array,
	expected: Float64Array,
	weight: number,
): void {
	const size = row.length;
	for (let i = 0; i < size; i++) {
		const own = weight * (row[i]! - expected[i]!);
		for (let j = 0; j <= i; j++) information[i * size + j]! += own * (row[j]! - expected[j]!);
	}
}
