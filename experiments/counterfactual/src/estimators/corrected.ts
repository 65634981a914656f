import { type Estimator, meanOf } from '../estimator.ts';

/** A model's expectation set right by its errors, each as heavy as `heaviness` makes of its weight: mean(dᵢ + ŵ(wᵢ)(rᵢ − q̂ᵢ)). */
export const corrected =
	(heaviness: (weight: number) => number): Estimator['of'] =>
	({ direct, factual, weights, rewards }) =>
		meanOf(
			direct!.map(
				(expected, i) => expected + heaviness(weights[i]!) * (rewards[i]! - factual![i]!),
			),
		);
