export { type CountedPopularity, countedPopularity } from './counted-popularity.ts';
export { decadeOf, type KnownGround, knownGround } from './known-ground.ts';
export { type Likeness, likenessOf, type Neighbours } from './likeness.ts';
export type { Popularity, PopularTitle, Standing } from './popularity.ts';
export { genreShelf } from './sources/genre-shelf.ts';
export { listed } from './sources/listed.ts';
export { mostWatched } from './sources/most-watched.ts';
export { type Anchored, type Close, similarTo } from './sources/similar-to.ts';
export { taste } from './sources/taste.ts';
export { trending } from './sources/trending.ts';
export { type NewGround, unexplored } from './sources/unexplored.ts';
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
export { type Taste, type Tasted, tasteOfProfile } from './taste.ts';
export { type AskedOn, type TasteModel, untrainedModel } from './taste-model.ts';
export type { TitleCandidate } from './title-candidate.ts';
export {
	type AskedFor,
	type Engaged,
	notInCatalogue,
	type Viewer,
	viewer,
	viewerOf,
} from './viewer.ts';
