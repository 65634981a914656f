import { choleskyFactor, choleskySolve } from '@marquee/numerics';
import type { Weights } from '../ranking/features.ts';
import type { Choice } from './logged-search.ts';

/** What weights are fitted with. */
export interface Fitting {
	/** Where the weights stay while nothing says otherwise. `// (F)` */
	readonly centre: Weights;
	/** How firmly: the weight of ½ ‖w − centre‖² against that of one choice. */
	readonly firmness: number;
	/** How much the choice at each place of `choices` counts. */
	readonly counts: ArrayLike<number>; // (C)
}

/** A step shorter than this changes no order. */
const settled = 1e-8;
/** Newton's method needs some ten; more are a sign that numbers are not finite. */
const mostSteps = 60;

/**
 * The weights under which the chosen titles stand before the others, as far as the choices insist:
 *
 *   w = argmin  Σ_c counts_c · mean_p ln(1 + exp(−w · d_cp))  +  firmness/2 ‖w − centre‖²
 *
 * d_cp is the difference of features between what was chosen and one that was not. Convex: there is one answer, found by Newton's
 * method with halved steps. Without choices it is the centre, exactly.
 */
export function fittedWeights(choices: readonly Choice[], fitting: Fitting): Weights {
	let weights: Weights = fitting.centre.slice();
	if (choices.length === 0) return weights;
	let here = lossAt(weights, choices, fitting);
	for (let step = 0; step < mostSteps; step++) {
		const direction = newtonStep(weights, choices, fitting);
		const next = shortened(weights, direction, (at) => lossAt(at, choices, fitting), here);
		if (next === undefined) break;
		weights = next.weights;
		here = next.loss;
		if (direction.every((each) => Math.abs(each) < settled)) break;
	}
	return weights;
}

/** The step, halved until it leads down; `undefined`: nothing does. */
function shortened(
	weights: Weights,
	direction: Float64Array,
	loss: (at: Weights) => number,
	here: number,
): { readonly weights: Weights; readonly loss: number } | undefined {
	for (let length = 1; length > 1e-6; length /= 2) {
		const there = weights.map((weight, f) => weight - length * direction[f]!);
		const value = loss(there);
		if (value < here) return { weights: there, loss: value };
	}
	return undefined;
}

function lossAt(weights: Weights, choices: readonly Choice[], fitting: Fitting): number {
	let loss = 0;
	for (const [c, { differences }] of choices.entries()) {
		const each = fitting.counts[c]! / differences.length;
		for (const difference of differences) {
			const margin = dotOf(weights, difference);
			loss += each * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
		}
	}
	for (let f = 0; f < weights.length; f++)
		loss += (fitting.firmness / 2) * (weights[f]! - fitting.centre[f]!) ** 2;
	return loss;
}

/** The inverse Hessian times the gradient. */
function newtonStep(
	weights: Weights,
	choices: readonly Choice[],
	{ centre, firmness, counts }: Fitting,
): Float64Array {
	const { length: F } = weights;
	const gradient = new Float64Array(F); // (F)
	const hessian = new Float64Array(F * F); // (F, F)
	for (let f = 0; f < F; f++) {
		gradient[f] = firmness * (weights[f]! - centre[f]!);
		hessian[f * F + f] = firmness;
	}
	for (const [c, { differences }] of choices.entries()) {
		const each = counts[c]! / differences.length;
		for (const difference of differences) {
			const wrong = 1 / (1 + Math.exp(dotOf(weights, difference))); // the chance that it stands behind
			const slope = -each * wrong;
			const bend = each * wrong * (1 - wrong);
			for (let f = 0; f < F; f++) {
				const value = difference[f]!;
				if (value === 0) continue;
				gradient[f]! += slope * value;
				for (let g = 0; g < F; g++) hessian[f * F + g]! += bend * value * difference[g]!;
			}
		}
	}
	choleskyFactor(hessian, F);
	choleskySolve(hessian, F, gradient);
	return gradient;
}

function dotOf(weights: Weights, row: readonly number[]): number {
	let sum = 0;
	for (let f = 0; f < weights.length; f++) sum += weights[f]! * row[f]!;
	return sum;
}
