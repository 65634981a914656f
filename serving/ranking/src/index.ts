export { type DiversityDial, diversityDial, widestShare } from './diversity/dial.ts';
export {
	type Diversified,
	type DiversityTaken,
	diversifier,
	type Pool,
	type Wanted,
} from './diversity/diversifier.ts';
export { type GenreMix, type GenreMixed, genreMix, genreMixes } from './diversity/genre-mix.ts';
export { genresOf, type TitleGenres, titleGenresOf } from './diversity/title-genres.ts';
export {
	likenessByGenres,
	likenessByVectors,
	type TitleLikeness,
	type TitleVectors,
	titleVectorsOf,
} from './diversity/title-likeness.ts';
export { alreadyFinished } from './filters/already-finished.ts';
export { alreadyListed } from './filters/already-listed.ts';
export { alreadyOnPage, type OnPage } from './filters/already-on-page.ts';
export { alreadyWatched } from './filters/already-watched.ts';
export { disliked } from './filters/disliked.ts';
export { notInCatalogue } from './filters/not-in-catalogue.ts';
export { type AskedFrom, outsideTerritory } from './filters/outside-territory.ts';
export { type LimitedByAge, overMaturity } from './filters/over-maturity.ts';
export { type Activity, activity } from './hydrators/activity.ts';
export { popularityStanding } from './hydrators/popularity-standing.ts';
export { type TasteScore, tasteScore } from './hydrators/taste-score.ts';
export { type TitleFacts, titleFacts } from './hydrators/title-facts.ts';
export { asFound } from './scorers/as-found.ts';
export { closenessAndTaste } from './scorers/closeness-and-taste.ts';
export { tasteAndPopularity } from './scorers/taste-and-popularity.ts';
export type { Weights } from './scorers/weights.ts';
export { bestFirst } from './selectors/best-first.ts';
export {
	type BestWithDiversity,
	bestWithDiversity,
	type DiverseSelection,
} from './selectors/best-with-diversity.ts';
export { bestWithGenreAndDecadeSpread, bestWithGenreSpread } from './selectors/best-with-spread.ts';
