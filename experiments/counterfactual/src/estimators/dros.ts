import { type Estimator, lacksModel } from '../estimator.ts';
import { corrected } from './corrected.ts';
import { dr } from './dr.ts';

/**
 * Doubly robust with optimistic shrinkage: large weights are shrunk, the more the larger; λ = 0 is the direct method, λ = ∞ is
 * doubly robust.
 *
 *   V̂ = mean(dᵢ + λ wᵢ / (wᵢ² + λ) (rᵢ − q̂ᵢ)),   dᵢ = Σₐ πₑ(a | xᵢ) q̂(xᵢ, a)
 *
 * @throws {RangeError} if λ is negative.
 * @paper Su, Dimakopoulou, Krishnamurthy, Dudík: Doubly Robust Off-policy Evaluation with Shrinkage. ICML 2020.
 */
export function dros(lambda: number): Estimator {
	if (!(lambda >= 0)) throw new RangeError(`weights cannot be shrunk by ${lambda}`);
	return {
		name: 'dros',
		lacks: lacksModel,
		of: corrected((weight) => shrunk(weight, lambda)),
		unbiased: dr,
		tunedTo: lambda,
	};
}

function shrunk(weight: number, lambda: number): number {
	if (lambda === 0 || weight === 0) return 0;
	return weight / (weight ** 2 / lambda + 1); // λ = ∞ leaves the weight
}
