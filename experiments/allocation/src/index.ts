export { type Allocation, allocator, type Reason, type Unit } from './allocate.ts';
export { bucketOf, type HashVersion } from './bucket.ts';
export { epochOf } from './epoch.ts';
export type { Arm, ArmValue, Experiment, Holdout, Plan, Salt } from './experiment.ts';
export { type Exposure, exposureOf, type FirstExposures, firstExposures } from './exposures.ts';
export { type FlagContext, FlagError, type FlagResolution, flagProvider } from './flag-provider.ts';
export { fnv1a } from './fnv-1a.ts';
export type { Range } from './ranges.ts';
export { readPlan } from './read-plan.ts';
