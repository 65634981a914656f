export { type AnalysisEngine, type AnalysisSettings, openAnalysisEngine } from './engine.ts';
export { definitionOf, type Metric } from './metric.ts';
export { builtInMetrics, metricNamed } from './metrics/built-in.ts';
export { experimentReading, type ReadElsewhere } from './readings/experiment-reading.ts';
export { powerPlanned } from './readings/power-planned.ts';
export type { ExperimentData } from './sums/experiment-data.ts';
export { type ExperimentSums, experimentSums, type SumsAsked } from './sums/experiment-sums.ts';
export { latelySeen } from './sums/lately-seen.ts';
export {
	eventColumnNames,
	type MetArm,
	takenEvents,
	takenExposures,
	takenTitles,
} from './taken.ts';
