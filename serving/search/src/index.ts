export { type Unavailability, unavailability } from './allowed.ts';
export type { NoticeCode } from './answering/notice.ts';
export { entitiesOf, type NamingParts, titleEntity } from './entities-of.ts';
export { type EntityKey, entityIdOf, keyOfEntity } from './entity-id.ts';
export { shortnessOf } from './finding/weigh-titles.ts';
export { type FollowedCatalogue, followCatalogue, type NamesChanged } from './follow-catalogue.ts';
export type { LoggedSearch } from './learning/logged-search.ts';
export {
	contentVersion,
	readSearchRanker,
	writtenSearchRanker,
} from './learning/search-ranker-file.ts';
export { type SearchTraining, trainSearchRanker } from './learning/train-search-ranker.ts';
export type { Meaning, MeantTitle } from './meaning.ts';
export type { Canvas, SearchParts } from './parts.ts';
export {
	type FeatureRow,
	featureRow,
	type SearchFeature,
	searchFeatures,
	type Weights,
	weightsOf,
} from './ranking/features.ts';
export { type Rankable, type Ranked, ranked } from './ranking/order.ts';
export {
	defaultSearchPolicy,
	type SearchExploration,
	type SearchPolicy,
} from './ranking/policy.ts';
export { type SearchRanker, weightsFor } from './ranking/search-ranker.ts';
export { type Relation, tierOf } from './ranking/tier.ts';
export { type Search, type Searched, search } from './search.ts';
export type {
	InterleavedAsked,
	SearchAsked,
	SearchCircumstances,
	SearchFilters,
	SearchWeights,
	SuggestAsked,
} from './search-asked.ts';
export type { SearchInterleaved, SearchTrace, TracedTitle } from './trace.ts';
export {
	type CatalogueWords,
	catalogueWords,
	genreNamesOf,
	readSynonyms,
	type SynonymRules,
	type Synonyms,
	synonymsOf,
	type Typed,
	type Understanding,
	understand,
} from './understanding/index.ts';
