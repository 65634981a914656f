export {
	type Agreement,
	agreementOf,
	type Judged,
	type RungRecord,
	type Share,
} from './agreement.ts';
export { type Answer, type RungName, rungs, type Verdict } from './answer.ts';
export { type Needed, type Ratio, ratioOfMembers } from './members-needed.ts';
export { type PageProverSettings, pageProver } from './pages/page-prover.ts';
export type { DrawnPage, EarnedBy, PageService, ServedMember } from './pages/page-service.ts';
export type { Proof } from './proof.ts';
export { type Prover, type ProverSettings, prover } from './prover.ts';
export { type MetricName, metrics, type ProvingGround, type Told } from './proving-ground.ts';
export {
	isSameRanker,
	namedRanker,
	rankerNames,
	requireRankerName,
} from './rankers/named-rankers.ts';
export { type AskedFor, byScores, type Ranker } from './rankers/ranker.ts';
export type { ServiceLog } from './service-log.ts';
export { simulatedGround } from './simulated-ground.ts';
export { standardPairs } from './standard-pairs.ts';
export { type Spread, type Summary, summaryOf } from './summary.ts';
export type { Truth } from './truth.ts';
