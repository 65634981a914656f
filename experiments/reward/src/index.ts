export { type DelayedConversion, delayedConversion } from './delayed-conversion.ts';
export {
	type EffectCovariance,
	effectCovariance,
	type PastExperiment,
} from './effect-covariance.ts';
export { type FittedWeighting, fitWeighting, type PastUnits } from './fit-weighting.ts';
export {
	type BinnedPlay,
	type CompletionCurves,
	completionCurves,
	imputedCompletion,
	type SettledShare,
	settledDifference,
	settledShare,
} from './imputed-completions.ts';
export { kaplanMeier, type OpenCurve, type OpenPlay } from './kaplan-meier.ts';
export {
	type Composite,
	type LearnedProxies,
	learnedProxies,
	type ProxyRead,
} from './learned-proxies.ts';
export { type OfflineAgreement, offlineAgreement, type PastChange } from './offline-agreement.ts';
export { type RewardFailureCode, rewardFailures } from './refusals.ts';
export { type Reliability, type ReliabilityBin, reliability } from './reliability.ts';
export { rewardOf, type SignalWeight, type Weighting } from './weighting.ts';
