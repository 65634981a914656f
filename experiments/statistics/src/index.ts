export { type Arm, type MeanSums, meanArm, proportionArm } from './arm.ts';
export {
	type AskedAlways,
	asymptoticSequence,
	sequenceOf,
} from './asymptotic-sequence.ts';
export { benjaminiHochberg } from './benjamini-hochberg.ts';
export { type BestArm, bestArm } from './best-arm.ts';
export { type AskedOfChance, betaBinomialSequence, type Trials } from './beta-binomial-sequence.ts';
export { clusteredMean } from './clustered-mean.ts';
export { type Contrast, contrast } from './contrast.ts';
export { type Adjusted, cuped } from './cuped.ts';
export { type EqualChances, equalChances } from './equal-chances.ts';
export { exactShare, expectedByChance } from './exact-share.ts';
export {
	groupSequentialBounds,
	type Looks,
	obrienFleming,
	pocock,
	powerSpending,
	type Spending,
} from './group-sequential.ts';
export { type HalvedWinners, halvedWinners, leadOf, type WinnersLead } from './halved-winners.ts';
export { holm } from './holm.ts';
export { type KolmogorovSmirnov, kolmogorovSmirnov } from './kolmogorov-smirnov.ts';
export { mannWhitney, type Shift } from './mann-whitney.ts';
export { type Exposed, matured } from './maturity.ts';
export {
	type Moments,
	mergedMoments,
	momentsFromSums,
	momentsOf,
	type Sums,
} from './moments.ts';
export { populationStability, type Stability } from './population-stability.ts';
export { postStratified, type Stratum, type StratumWeights } from './post-stratification.ts';
export {
	minimumDetectableEffect,
	type Plan,
	power,
	runLength,
	standardErrorOf,
	unitsNeeded,
} from './power.ts';
export { quantileArm } from './quantile-arm.ts';
export { ratioArm } from './ratio-arm.ts';
export type { Alternative, Asked, Reading } from './reading.ts';
export { type StatisticsFailureCode, statisticsFailures } from './refusals.ts';
export { type RepeatedReading, repeatedInterval } from './repeated-interval.ts';
export { runningIntersection } from './running-intersection.ts';
export { type SampleRatio, type Share, sampleRatio, sampleRatioAlarm } from './sample-ratio.ts';
export { type Segments, shrunkenSegments } from './segments.ts';
export { type Epoch, sequentialSampleRatio } from './sequential-sample-ratio.ts';
export { type ShrunkenArms, shrunkenArms } from './shrunken-arms.ts';
export { type TrueNullShare, trueNullShare } from './true-null-share.ts';
export { twoChancesSequence } from './two-chances-sequence.ts';
export { wald } from './wald.ts';
export { type AskedOfArms, welch } from './welch.ts';
export { wilcoxon } from './wilcoxon.ts';
