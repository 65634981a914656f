export { type Asked, type SourceName, sourceBit, sourceNames } from './asked.ts';
export type { Feature, Origin } from './feature.ts';
export { type FeatureReader, featureReader, type ReadTitles } from './feature-reader.ts';
export {
	featureAt,
	featureCount,
	featureNames,
	features,
	firstOfRequest,
} from './feature-table.ts';
export { eachMoment, emptyPast, type Past } from './past.ts';
export type { ServedFeatures } from './served-features.ts';
export { type SkewedValue, type SkewReport, skewOf } from './skew.ts';
export { type CountsAt, type TitleCounts, titleCounts } from './title-counts.ts';
