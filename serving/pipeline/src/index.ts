export { type Context, type Stopwatch, systemStopwatch } from './context.ts';
export { byScoreThenId } from './order.ts';
export type {
	Finder,
	Outcome,
	Provenance,
	Rejection,
	SkippedStage,
	StageTiming,
} from './outcome.ts';
export {
	type Asking,
	type Pipeline,
	pipeline,
	type Runnable,
	request,
	type Selected,
	type WiredStage,
	wiringOf,
} from './pipeline.ts';
export {
	firstRejection,
	type Placed,
	placed,
	type Queue,
	type Refilled,
	refilled,
} from './refill.ts';
export type {
	Answer,
	Candidate,
	Filter,
	Hydrator,
	LateFilter,
	RequestHydrator,
	Scored,
	Scorer,
	Selection,
	Selector,
	SideEffect,
	Source,
} from './stages.ts';
