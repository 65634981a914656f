export type { Estimate } from '@marquee/counterfactual';
export { chooseTrailer, type TrailerDecision, type TrailerRequest } from './choice.ts';
export { mostRewarded } from './policies/most-rewarded.ts';
export { posteriorSoftmax } from './policies/posterior-softmax.ts';
export { thompson } from './policies/thompson.ts';
export type { TrailerPolicy } from './policies/trailer-policy.ts';
export { uniform } from './policies/uniform.ts';
export { type Contender, type Replayed, replayed } from './replay.ts';
export {
	type RewardRule,
	type SettledDecision,
	type Settlement,
	settle,
	usualReward,
} from './settling.ts';
export { leaningsOf, type Situation, type ViewerContext } from './situation.ts';
export { trailerChoices } from './trailer-choices.ts';
export {
	modelAfter,
	newTrailerModel,
	type TrailerModel,
} from './trailer-model.ts';
export { type Weighed, weighed } from './weighing.ts';
export { readModel, writtenModel } from './written-model.ts';
