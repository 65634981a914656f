export { type Calibration, calibrated } from './calibration.ts';
export { type PoolDepths, poolDepths } from './candidate-pool.ts';
export type { RankerFailureCode } from './errors.ts';
export {
	type HeldTaste,
	type LessonCuts,
	type LessonParts,
	type Lessons,
	type LessonsTask,
	lessonCuts,
	lessonRequests,
	lessonsOf,
	titlesOfSlate,
} from './lessons.ts';
export {
	byFeature,
	type ComparedOrder,
	comparedOrders,
	ndcgByProfile,
	type Right,
	type SlateScores,
} from './orders.ts';
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
	scoredRoom,
} from './ranker.ts';
export { readRanker, writeRanker } from './ranker-file.ts';
export type { RankerLineage, RankerModel } from './ranker-model.ts';
export { type RankerRun, rankerRun } from './ranker-run.ts';
export { type Reliability, type ReliabilityBin, reliabilityOf } from './reliability.ts';
export { type PastRequest, type RequestsSettings, requestsOf } from './requests.ts';
export { type DrawnSlates, type SlateDraw, sampledDraw } from './slate-writer.ts';
export { type Slates, slatesBetween } from './slates.ts';
export { type PastTaste, type SlatesTask, slatesOfRequests } from './slates-of-requests.ts';
export { type RankerTask, trainRanker } from './train-ranker.ts';
export { trainedRanker } from './trained-ranker.ts';
