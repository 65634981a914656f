export { type DiversityDial, diversityDial, widestShare } from './diversity/dial.ts';
export {
	type Diversified,
	type DiversityTaken,
	diversifier,
	type Pool,
	type Wanted,
} from './diversity/diversifier.ts';
export { type GenreMix, type GenreMixed, genreMix, genreMixes } from './diversity/genre-mix.ts';
export {
	catalogueGenres,
	genresOf,
	type TitleGenres,
	titleGenresOf,
} from './diversity/title-genres.ts';
export {
	likenessByGenres,
	likenessByVectors,
	type TitleLikeness,
	type TitleVectors,
	titleVectorsOf,
} from './diversity/title-likeness.ts';
export type { Activity } from './facts/activity.ts';
export type { TitleFacts } from './facts/title-facts.ts';
export { alreadyOnPage, type OnPage } from './filters/already-on-page.ts';
export { disliked } from './filters/disliked.ts';
export { type AskedFrom, outsideTerritory } from './filters/outside-territory.ts';
export { type LimitedByAge, overMaturity } from './filters/over-maturity.ts';
export { asFound } from './scorers/as-found.ts';
export {
	type BestWithDiversity,
	bestWithDiversity,
	type DiverseSelection,
} from './selectors/best-with-diversity.ts';
