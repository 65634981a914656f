export { type Best, bestOf, drained, emptied, offer, unsorted } from './best.ts';
export { broadRetrieval, type Retrieved } from './broad-retrieval.ts';
export {
	type CountedCoWatching,
	type CoWatching,
	type CoWatchingSettings,
	countedCoWatching,
} from './counted/co-watching.ts';
export {
	type CountedLocalTrends,
	countedLocalTrends,
	type LocalTrends,
	type TakeUp,
	takeUpsOf,
} from './counted/local-trends.ts';
export { type CountedPopularity, countedPopularity } from './counted-popularity.ts';
export { type Foremost, foremost } from './foremost.ts';
export { decadeOf, type KnownGround, knownGround } from './known-ground.ts';
export { type LentArrays, lentArrays, lentMarks } from './lent-arrays.ts';
export { type Likeness, likenessOf, type Neighbours } from './likeness.ts';
export { type FoundBy, findersOf, notFound, type Pool, poolOf } from './pool.ts';
export type { Popularity, PopularTitle, Standing } from './popularity.ts';
export { type SharedWords, sharedWords } from './shared-words.ts';
export { coWatched } from './sources/co-watched.ts';
export { genreAffinity } from './sources/genre-affinity.ts';
export { mostWatched } from './sources/most-watched.ts';
export { type NewTitlesSettings, newTitles } from './sources/new-titles.ts';
export { peopleAffinity } from './sources/people-affinity.ts';
export { similarToLast } from './sources/similar-to-last.ts';
export { taste } from './sources/taste.ts';
export { trendingHere } from './sources/trending-here.ts';
export { type NewGround, newGround, unexplored } from './sources/unexplored.ts';
export { unfinished } from './sources/unfinished.ts';
export { standardised } from './standardised.ts';
export {
	isDisliked,
	isFinished,
	isLiked,
	isUnfinished,
	isWatched,
	shareWatched,
} from './standing.ts';
export { type SystematicDraw, systematicDraw } from './systematic-draw.ts';
export { type Taste, type Tasted, tasteOfProfile } from './taste.ts';
export { type AskedOn, type TasteModel, untrainedModel } from './taste-model.ts';
export type { TitleCandidate } from './title-candidate.ts';
export { type Drawn, type FoundTitles, type TitleSource, titleSource } from './title-source.ts';
export {
	type AskedFor,
	type Engaged,
	notInCatalogue,
	type Viewer,
	viewer,
	viewerOf,
} from './viewer.ts';
