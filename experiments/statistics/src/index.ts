export { type Arm, type MeanSums, meanArm, momentsOfSums, proportionArm } from './arm.ts';
export {
	type AskedAlways,
	alwaysValidDeviates,
	asymptoticSequence,
	mixtureVariance,
	sequenceOf,
} from './asymptotic-sequence.ts';
export { clusteredMean } from './clustered-mean.ts';
export { type Contrast, contrast } from './contrast.ts';
export { type Adjusted, cuped, pooledTheta } from './cuped.ts';
export {
	type Moments,
	mergedMoments,
	momentsFromSums,
	momentsOf,
	type Sums,
} from './moments.ts';
export { ratioArm } from './ratio-arm.ts';
export type { Alternative, Asked, Reading } from './reading.ts';
export { type StatisticsFailureCode, statisticsFailures } from './refusals.ts';
export { wald } from './wald.ts';
export { type AskedOfArms, welch, welchDegrees } from './welch.ts';
