export { explanation } from './explanation.ts';
export {
	type HomeAnswer,
	type HomeDependencies,
	type HomeRequest,
	homePage,
	homePipeline,
} from './home-page.ts';
export {
	type AskedSurface,
	type BrowseAsked,
	type BrowseOrder,
	browseOrders,
	type PageRequest,
} from './page-request.ts';
export { type Family, type HomePolicy, homePolicy } from './policy.ts';
export type { SlateLog } from './slate-log.ts';
export type { PageTrace, PassedTitle, RowTrace, ShownTitle } from './trace.ts';
