export {
	type Admission,
	type Circumstances,
	type HardRule,
	refusing,
	type TasteRule,
} from './admission.ts';
export { titleCard } from './assembled.ts';
export { attention, roomOn, type Shape, seenMean, shapes } from './attention.ts';
export { type CountedFacts, type CountedFrom, countedFacts } from './counted-facts.ts';
export { explanation } from './explanation.ts';
export { drawn, propensities } from './exploration.ts';
export { type FeaturesKept, type FeaturesRead, servedSkew } from './features-read.ts';
export { type GenerativeSettings, generative } from './generative/generative.ts';
export { layouts } from './generative/layouts.ts';
export { learntTokens, type TokenLearning } from './generative/learnt-tokens.ts';
export { type Lesson, type Lessons, learnFromPages } from './generative/lessons.ts';
export { readTokens, writtenTokens } from './generative/model-file.ts';
export { handSetTokens, type TokenModel } from './generative/token-model.ts';
export { interleavedPage } from './interleaved-page.ts';
export type {
	InterleavedOnPage,
	InterleavingAsked,
	InterleavingTrace,
	MadeBy,
} from './interleaving-trace.ts';
export { isTitleKnown } from './known-title.ts';
export { type LaidOut, type PageLayout, stageWise } from './layout.ts';
export { localised } from './localised.ts';
export {
	likenessByModel,
	type MadeOf,
	type Makings,
	makingsOf,
	type PageFacts,
	type TopTenList,
} from './makings.ts';
export { type OwnTitle, ownTitles } from './own-titles.ts';
export { type PackedTrace, picksOf, unpacked } from './packed-trace.ts';
export { bytesOfPage, type PageHead, writtenPage } from './page-bytes.ts';
export {
	answerOf,
	type DraftDependencies,
	type PageAnswer,
	type PageDependencies,
	type PageDraft,
} from './page-draft.ts';
export { pageMade } from './page-made.ts';
export type { PageQuery } from './page-query.ts';
export {
	type AskedSurface,
	type BrowseAsked,
	type BrowseOrder,
	browseOrders,
	type PageRequest,
} from './page-request.ts';
export { pageDrafts, pages } from './pages.ts';
export type { Pin, PinTold } from './pins.ts';
export { policies } from './policies.ts';
export { type Exploration, type Family, families, type PagePolicy, pagePolicy } from './policy.ts';
export type { FunnelCounts, RankedRow, RankedTitle } from './ranked-row.ts';
export { notReplayed, requestOf, requestOfOther } from './replay.ts';
export type { RowFamily, RowOffer } from './row-offer.ts';
export { recordSlate, type SlateLog } from './slate-log.ts';
export { type PageSurface, surfaceNames } from './surfaces.ts';
export type { FactsAsOf, PageTrace, RowTrace, ShownTitle } from './trace.ts';
