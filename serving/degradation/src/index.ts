export {
	type Ask,
	type Breaker,
	type BreakerCounts,
	type BreakerOptions,
	breaker,
} from './breaker.ts';
export type { MadePage } from './fresh-pages.ts';
export { type LadderCounts, type LadderParts, type PageLadder, pageLadder } from './ladder.ts';
export { defaultLadderLimits, type LadderLimits } from './limits.ts';
export type { PageAsked } from './page-asked.ts';
export { outlineOf, type PageOutline } from './page-outline.ts';
export type { CountTrending, Trending } from './popular-pages.ts';
export {
	dislikeRule,
	maturityRule,
	type Rule,
	type RuledViewer,
	standingRules,
	territoryRule,
} from './rules.ts';
