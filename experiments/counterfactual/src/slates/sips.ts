import { lacksColumn, type SlateEstimator, weighing } from './slate-log.ts';

/**
 * Standard IPS of slates: each slate weighs as a whole. Unbiased whatever places do to each other; weights grow with the product of
 * the places.
 *
 *   V̂ = mean over slates(w Σₗ rₗ),   w = πₑ(a₁ … a_L | x) / π_b(a₁ … a_L | x)
 *
 * @paper Precup, Sutton, Singh: Eligibility Traces for Off-Policy Policy Evaluation. ICML 2000.
 */
export const sips: SlateEstimator = {
	name: 'sips',
	lacks: lacksColumn('joint', 'a whole slate'),
	contributions: weighing('joint'),
};
