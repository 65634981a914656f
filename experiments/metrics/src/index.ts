export { averagePrecision } from './average-precision.ts';
export {
	type Estimate,
	estimated,
	pairedDifference,
	type Resampled,
	resampled,
} from './bootstrap.ts';
export { calibration } from './calibration.ts';
export { coverage } from './coverage.ts';
export { type AgeBand, exposureByAge, usualAges } from './exposure-by-age.ts';
export { gini, giniOf } from './gini.ts';
export { hitRate } from './hit-rate.ts';
export { intraListDiversity, type NamedLikeness } from './intra-list-diversity.ts';
export { type Judged, type JudgedFor, judged } from './judged.ts';
export type { CatalogueMetric, Direction, Metric } from './metric.ts';
export { ndcg } from './ndcg.ts';
export { novelty, selfInformationOf } from './novelty.ts';
export { geometricAttention, logarithmicAttention, type PageAttention } from './page-attention.ts';
export { type PageMetric, pageGain, pageNdcg, type ShownPage } from './page-gain.ts';
export { precision } from './precision.ts';
export { recall } from './recall.ts';
export { recallCapped } from './recall-capped.ts';
export { reciprocalRank } from './reciprocal-rank.ts';
export { serendipity } from './serendipity.ts';
export { type SignTest, signTest } from './sign-test.ts';
export {
	type TrecEvaluation,
	type TrecRules,
	trecEvaluation,
	trecMeasuresAt,
	usualDepths,
} from './trec/evaluation.ts';
export type { Measure } from './trec/measure.ts';
export { type Qrels, readQrels } from './trec/qrels.ts';
export { type Retrieved, type Run, readRun } from './trec/run.ts';
export { unexpectedness } from './unexpectedness.ts';
