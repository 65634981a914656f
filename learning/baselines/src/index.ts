export { type Blend, type BlendSettings, fitBlend } from './blend.ts';
export { fitContentKnn } from './content-knn.ts';
export { type EaseSettings, fitEase } from './ease.ts';
export { heldOutQuarter } from './held-out-quarter.ts';
export { fitIals, type IalsSettings } from './ials.ts';
export { fitItemKnn, type ItemKnnSettings } from './item-knn.ts';
export {
	addMemory,
	type LinearMemory,
	type LinearPart,
	linearRecommender,
	type RatingScale,
} from './linear-memory.ts';
export { fitPopularity } from './popularity.ts';
export {
	fitRecentPopularity,
	type Recency,
	type RecentPopularitySettings,
} from './recent-popularity.ts';
export { fitSar, type SarSettings } from './sar.ts';
export type { Similarities } from './similarities.ts';
