export { priorJudgements, priorRanker } from './prior-ranker.ts';
export {
	defaultPolicy,
	type Head,
	heads,
	type Objective,
	objectives,
	type Ranker,
	type RankerPolicy,
	rankerOf,
	type Scored,
} from './ranker.ts';
