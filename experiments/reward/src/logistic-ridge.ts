import { choleskyFactor, choleskySolve, sigmoid } from '@marquee/numerics';
import { type Fit, sandwich, weightedProducts, withRidge } from './ridge-regression.ts';

/** Steps of Newton: some ten do; more means that outcomes are parted perfectly and there is no ridge. */
const mostSteps = 100;

/**
 * Logistic regression of a yes or no on columns, with a ridge on all weights but the intercept.
 *
 *   max Σ [y ln σ(η) + (1 − y) ln(1 − σ(η))] − ½ λ |w|²,   η = intercept + Σ w x
 *
 * By Newton's steps, each halved until the sum does not fall. Standard errors are those of the sandwich, H⁻¹ XᵀWX H⁻¹.
 *
 * @throws {RangeError} if it does not settle: without a ridge, outcomes that a weighting parts perfectly have none.
 * @paper le Cessie, van Houwelingen: Ridge Estimators in Logistic Regression. Applied Statistics 1992.
 */
export function logisticRidge(
	columns: readonly Float64Array[], // (P, N)
	outcome: ArrayLike<number>, // (N), 0 or 1
	ridge: number,
): Fit {
	const n = outcome.length;
	const all = [new Float64Array(n).fill(1), ...columns]; // (1 + P, N)
	const width = all.length;
	let beta = new Float64Array(width);
	let worth = worthOf(all, outcome, beta, ridge);
	for (let step = 0; step < mostSteps; step++) {
		const { gradient, curvature } = derivatives(all, outcome, beta, ridge);
		choleskyFactor(curvature, width);
		choleskySolve(curvature, width, gradient);
		let share = 1;
		let next = moved(beta, gradient, share);
		while (share > 1e-10 && worthOf(all, outcome, next, ridge) < worth - 1e-12 * Math.abs(worth)) {
			share /= 2;
			next = moved(beta, gradient, share);
		}
		beta = next;
		worth = worthOf(all, outcome, beta, ridge);
		if (Math.max(...gradient.map(Math.abs)) < 1e-10) return fitOf(all, beta, ridge);
	}
	throw new RangeError(`logistic regression did not settle in ${mostSteps} steps`);
}

const moved = (beta: Float64Array, by: Float64Array, share: number): Float64Array<ArrayBuffer> =>
	Float64Array.from(beta, (value, at) => value + share * by[at]!);

function predictor(all: readonly Float64Array[], beta: Float64Array, row: number): number {
	let total = 0;
	for (let p = 0; p < all.length; p++) total += beta[p]! * all[p]![row]!;
	return total;
}

function worthOf(
	all: readonly Float64Array[],
	outcome: ArrayLike<number>,
	beta: Float64Array,
	ridge: number,
): number {
	let total = 0;
	for (let row = 0; row < outcome.length; row++) {
		const eta = predictor(all, beta, row);
		// ln σ(η) and ln (1 − σ(η)) = ln σ(η) − η
		const log = eta >= 0 ? -Math.log1p(Math.exp(-eta)) : eta - Math.log1p(Math.exp(eta));
		total += log - (1 - outcome[row]!) * eta;
	}
	for (let p = 1; p < beta.length; p++) total -= (ridge * beta[p]! ** 2) / 2;
	return total;
}

function derivatives(
	all: readonly Float64Array[],
	outcome: ArrayLike<number>,
	beta: Float64Array,
	ridge: number,
): { gradient: Float64Array; curvature: Float64Array } {
	const width = all.length;
	const gradient = new Float64Array(width);
	const spread = new Float64Array(outcome.length);
	for (let row = 0; row < outcome.length; row++) {
		const chance = sigmoid(predictor(all, beta, row));
		spread[row] = chance * (1 - chance);
		for (let p = 0; p < width; p++) gradient[p]! += (outcome[row]! - chance) * all[p]![row]!;
	}
	for (let p = 1; p < width; p++) gradient[p]! -= ridge * beta[p]!;
	return { gradient, curvature: withRidge(weightedProducts(all, spread), width, ridge, 1) };
}

function fitOf(all: readonly Float64Array[], beta: Float64Array, ridge: number): Fit {
	const width = all.length;
	const spread = Float64Array.from(all[0]!, (_, row) => {
		const chance = sigmoid(predictor(all, beta, row));
		return chance * (1 - chance);
	});
	const information = weightedProducts(all, spread);
	const errors = sandwich(withRidge(information, width, ridge, 1), information, width);
	return { intercept: beta[0]!, weights: [...beta.subarray(1)], errors: errors.slice(1) };
}
