export { fitContentKnn } from './content-knn.ts';
export { type EaseSettings, fitEase } from './ease.ts';
export { fitIals, type IalsSettings } from './ials.ts';
export { fitItemKnn, type ItemKnnSettings } from './item-knn.ts';
export { fitPopularity } from './popularity.ts';
export {
	fitRecentPopularity,
	type Recency,
	type RecentPopularitySettings,
} from './recent-popularity.ts';
export { fitSar, type SarSettings } from './sar.ts';
