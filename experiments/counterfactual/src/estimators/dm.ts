import { type Estimator, lacksModel, meanOf } from '../estimator.ts';
import { dr } from './dr.ts';

/**
 * The direct method: what a model of rewards expects of the target. As right as the model: weights play no part, so neither do their
 * variance nor their honesty.
 *
 *   V̂ = mean(Σₐ πₑ(a | xᵢ) q̂(xᵢ, a))
 *
 * @paper Beygelzimer, Langford: The Offset Tree for Learning with Partial Labels. KDD 2009.
 */
export const dm: Estimator = {
	name: 'dm',
	lacks: lacksModel,
	of: ({ direct }) => meanOf(direct!.slice()),
	unbiased: dr,
};
