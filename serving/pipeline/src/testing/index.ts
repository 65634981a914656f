export { describePipeline, type Trial } from './describe-pipeline.ts';
export { manualStopwatch } from './manual-stopwatch.ts';
export { naiveRun } from './naive-run.ts';
export { testContext } from './test-context.ts';
