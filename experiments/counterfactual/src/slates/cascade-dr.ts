import { lacksColumn, perSlate, type SlateEstimator, type SlateEvidence } from './slate-log.ts';

const lacksPrefix = lacksColumn('prefix', 'a slate was up to each place');

/**
 * Cascade doubly robust: as reward-interaction IPS, with a model of what is still to come set right place by place.
 *
 *   V̂ = mean over slates(Σₗ w₁:ₗ (rₗ − q̂ₗ(x, aₗ)) + w₁:ₗ₋₁ Σₐ πₑ(a | x, a₁ … aₗ₋₁) q̂ₗ(x, a)),   w₁:₀ = 1
 *
 * where q̂ₗ is what place l *and those below it* earn.
 *
 * @paper Kiyohara, Saito, Matsuhiro, Narita, Shimizu, Yamamoto: Doubly Robust Off-Policy Evaluation for Ranking Policies under the
 * Cascade Behavior Model. WSDM 2022.
 */
export const cascadeDr: SlateEstimator = {
	name: 'cascadeDr',
	lacks: (evidence) =>
		lacksPrefix(evidence) ?? (evidence.direct === undefined ? 'no model of rewards' : undefined),
	contributions: (evidence) => perSlate(evidence, placed(evidence)),
};

function placed({ slates, rewards, prefix, direct, factual }: SlateEvidence): Float64Array {
	return rewards.map((reward, i) => {
		const above = i > 0 && slates[i - 1] === slates[i] ? prefix![i - 1]! : 1;
		return prefix![i]! * (reward - factual![i]!) + above * direct![i]!;
	});
}
