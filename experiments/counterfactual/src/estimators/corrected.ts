import { type Estimator, meanOf } from '../estimator.ts';

/** A model's expectation set right by its errors, each as heavy as `heaviness` makes of its weight: mean(dᵢ + ŵ(wᵢ)(rᵢ − q̂ᵢ)). */
export const corrected =
	(heaviness: (weight: number) => number): Estimator['of'] =>
	({ direct, factual, weights: given, rewards }) => {
		const weights = given.map(heaviness);
		const residuals = rewards.map((r, i) => r - factual![i]!);
		return meanOf(
			direct!.map((expected, i) => expected + weights[i]! * residuals[i]!),
			{ weights, residuals },
		);
	};
