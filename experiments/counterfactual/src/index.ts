export { type ChoiceLog, type Context, isEvenlyLogged, requireSound } from './choice-log.ts';
export type { Estimate } from './clustered-interval.ts';
export { clusteredEstimate } from './clustered-interval.ts';
export { type Counterfactual, counterfactual, type Told } from './counterfactual.ts';
export type { Diagnostics } from './diagnostics.ts';
export { type Estimator, type Influenced, meanOf } from './estimator.ts';
export { ips } from './estimators/ips.ts';
export { snips } from './estimators/snips.ts';
export { allEstimators, type Tuning } from './estimators.ts';
export { type Evidence, evidence } from './evidence.ts';
export { type Refusal, type Thresholds, usualThresholds } from './gate.ts';
export { marginalWeights } from './marginal-weights.ts';
export { binMean } from './reward/bin-mean.ts';
export { crossFitted } from './reward/cross-fitted.ts';
export { logistic } from './reward/logistic.ts';
export type { RewardLearner } from './reward/reward-learner.ts';
export { ridge } from './reward/ridge.ts';
export {
	type SlateCounterfactual,
	type SlateTold,
	slateCounterfactual,
	slateEstimators,
} from './slates/slate-counterfactual.ts';
export type { SlateEstimator, SlateEvidence } from './slates/slate-log.ts';
export type { Chances, Expectation, Target } from './target.ts';
export { logged } from './targets/logged.ts';
export { mixed, type Part } from './targets/mixed.ts';
export { stated } from './targets/stated.ts';
export { uniform } from './targets/uniform.ts';
