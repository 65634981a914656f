import { lacksColumn, type SlateEstimator, weighing } from './slate-log.ts';

/**
 * Independent IPS: each place weighs by itself. Unbiased if what a place earns depends on nothing but what stands there.
 *
 *   V̂ = mean over slates(Σₗ wₗ rₗ),   wₗ = πₑ(aₗ at l | x) / π_b(aₗ at l | x)
 *
 * @paper Li, Abbasi-Yadkori, Kveton, Muthukrishnan, Vinay, Wen: Offline Evaluation of Ranking Policies with Click Models. KDD 2018.
 */
export const iips: SlateEstimator = {
	name: 'iips',
	lacks: lacksColumn('independent', 'each title at its place'),
	contributions: weighing('independent'),
};
