import { choleskyFactor, choleskySolve } from '@marquee/numerics';
import type { Lesson, Lessons } from './lessons.ts';
import {
	handSetTokens,
	logOdds,
	rowFeatures,
	type TokenModel,
	titleFeatures,
	weightsOf,
} from './token-model.ts';

/** How learning differs from its defaults. */
export interface TokenLearning {
	/** Where it begins, and what it keeps to where lessons are silent. */
	readonly prior?: TokenModel;
	/** How far a weight may be off the prior before that needs evidence: one deviation. */
	readonly deviation?: number;
}

/** A model of tokens that pages and what was played from them have taught. */
export function learntTokens(
	version: string,
	{ rows, titles }: Lessons,
	{ prior = handSetTokens, deviation = 0.5 }: TokenLearning = {},
): TokenModel {
	return {
		version,
		rows: named(rowFeatures, fitted(rows, weightsOf(rowFeatures, prior.rows), deviation)),
		titles: named(titleFeatures, fitted(titles, weightsOf(titleFeatures, prior.titles), deviation)),
		learntFrom: {
			rows: rows.length,
			titles: titles.length,
			played: titles.filter(({ played }) => played).length,
		},
	};
}

const named = <Name extends string>(names: readonly Name[], weights: Float64Array) =>
	Object.fromEntries(names.map((name, f) => [name, weights[f]!])) as Record<Name, number>;

/** Far more steps than Newton needs from any start that was met. */
const mostSteps = 50;
/** The loss is flat to rounding here. */
const smallestGain = 1e-10;

/**
 * The weights under which lessons and prior are likeliest: weighted binary cross entropy, leaning on the prior.
 *
 *   minimise  −Σₙ cₙ [yₙ ln pₙ + (1 − yₙ) ln(1 − pₙ)] + Σ_f (w_f − m_f)² / 2σ²,   pₙ = 1 / (1 + e^−wᵀxₙ)
 *
 * Convex, so Newton's method with halved steps finds the one minimum. The first weight, where everything begins, is free: how
 * often anything is played is not a matter of taste.
 */
export function fitted(
	lessons: readonly Lesson[],
	prior: Float64Array,
	deviation: number,
): Float64Array {
	const size = prior.length;
	const stiffness = prior.map((_, f) => (f === 0 ? 1e-4 : 1) / deviation ** 2);
	let weights = prior.slice();
	let loss = lossOf(lessons, prior, stiffness, weights);
	for (let step = 0; step < mostSteps; step++) {
		const { gradient, hessian } = derivatives(lessons, prior, stiffness, weights);
		choleskyFactor(hessian, size);
		choleskySolve(hessian, size, gradient);
		const next = bestAlong(weights, gradient, loss, (at) => lossOf(lessons, prior, stiffness, at));
		const gain = loss - next.loss;
		({ weights, loss } = next);
		if (gain < smallestGain) break;
	}
	return weights;
}

interface Point {
	readonly weights: Float64Array<ArrayBuffer>;
	readonly loss: number;
}

/** The first of the whole step, its half, its quarter … that does not lose; the old point if none of 30 does. */
function bestAlong(
	from: Float64Array<ArrayBuffer>,
	direction: Float64Array,
	loss: number,
	lossAt: (weights: Float64Array) => number,
): Point {
	for (let halving = 0, length = 1; halving < 30; halving++, length /= 2) {
		const weights = from.map((weight, f) => weight - length * direction[f]!);
		const reached = lossAt(weights);
		if (reached <= loss) return { weights, loss: reached };
	}
	return { weights: from, loss };
}

/** ln(1 + eᶻ) − y z, without overflow: the cross entropy of one lesson. */
const surprise = (z: number, played: boolean): number =>
	Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (played ? z : 0);

/** The loss that `fitted` minimises. */
export function lossOf(
	lessons: readonly Lesson[],
	prior: Float64Array,
	stiffness: Float64Array,
	weights: Float64Array,
): number {
	let loss = 0;
	for (const { features, played, weight } of lessons)
		loss += weight * surprise(logOdds(weights, features), played);
	for (let f = 0; f < weights.length; f++)
		loss += (stiffness[f]! * (weights[f]! - prior[f]!) ** 2) / 2;
	return loss;
}

/** The gradient, and the lower triangle of the Hessian: Σₙ cₙ pₙ (1 − pₙ) xₙ xₙᵀ + the stiffness. */
function derivatives(
	lessons: readonly Lesson[],
	prior: Float64Array,
	stiffness: Float64Array,
	weights: Float64Array,
): { readonly gradient: Float64Array; readonly hessian: Float64Array } {
	const size = weights.length;
	const gradient = weights.map((weight, f) => stiffness[f]! * (weight - prior[f]!));
	const hessian = new Float64Array(size * size);
	for (let f = 0; f < size; f++) hessian[f * size + f] = stiffness[f]!;
	for (const { features, played, weight } of lessons) {
		const chance = 1 / (1 + Math.exp(-logOdds(weights, features)));
		const slope = weight * (chance - Number(played));
		const curve = weight * chance * (1 - chance);
		for (let i = 0; i < size; i++) {
			gradient[i]! += slope * features[i]!;
			for (let j = 0; j <= i; j++) hessian[i * size + j]! += curve * features[i]! * features[j]!;
		}
	}
	return { gradient, hessian };
}
