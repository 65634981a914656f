export { type ColdTitlesSettings, coldTitles } from './cold-titles.ts';
export type { Contender, EvaluationProgress, Fitting } from './contender.ts';
export { type HistoryCuts, withCutHistories } from './cut-histories.ts';
export type { CutOff } from './cut-off.ts';
export { type Evaluation, type EvaluationOptions, evaluate } from './evaluate.ts';
export { evaluateWindows } from './evaluate-windows.ts';
export { type FlaggedHistories, givenSplit } from './given-split.ts';
export { heldOutNewest, type NamedHistories, oneProfileIn } from './held-out-newest.ts';
export { type HeldOutProfiles, heldOutProfiles, labelsFromTitles } from './held-out-profiles.ts';
export { judgedBy } from './judged-by.ts';
export { loo, looBy } from './loo.ts';
export { metricNamed, requireAllCandidates, withMetrics } from './metric-named.ts';
export { ml1mCold } from './ml-1m-cold.ts';
export { ml1mLooA } from './ml-1m-loo-a.ts';
export { ml1mTime, ml1mTimeAllNew } from './ml-1m-time.ts';
export { ml100kMicrosoft } from './ml-100k-microsoft.ts';
export { overSeeds, type SeedSummary, seedTable } from './over-seeds.ts';
export { pairedWith } from './paired.ts';
export type { Protocol, Reading, Split, TestCase } from './protocol.ts';
export type {
	Difference,
	EvaluationReport,
	ModelReport,
	ReadingReport,
	ReportedMetric,
	SliceReport,
	SlicingReport,
	TieRule,
	WindowReport,
} from './report.ts';
export { reportTable } from './report-table.ts';
export { historiesOfSequences } from './sequences.ts';
export type { Labels } from './slicing.ts';
export { requireNoLeak, requireNothingAfter } from './time-leak.ts';
export { type TimeSplitSettings, timeSplit } from './time-split.ts';
export { type NextAfterSettings, timeSplitNext } from './time-split-next.ts';
export type { TimeTies } from './time-ties.ts';
export { type UserSplitSettings, userSplit } from './user-split.ts';
export { type SuccessiveSplits, type WindowSettings, windows } from './windows.ts';
