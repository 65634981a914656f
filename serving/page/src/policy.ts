import type { Weights } from '@marquee/ranking';

/** The kinds of rows a home page may have. */
export type Family =
	| 'continue-watching'
	| 'my-list'
	| 'because-you-watched'
	| 'top-picks'
	| 'trending'
	| 'most-watched'
	| 'new-to-you'
	| 'genre';

/** Everything about a home page that is a judgement and not a fact. */
export interface HomePolicy {
	/** Stands in every trace: change it with the numbers. */
	readonly version: string;
	/** Rows on a page at most. */
	readonly rows: number;
	readonly titlesPerRow: number;
	/** Unwatched candidates that each source proposes; what is not shown refills rows that repeat others. */
	readonly candidatesPerRow: number;
	/** A recommending row with fewer titles is not shown. */
	readonly fewestTitles: number;
	/** Because-you-watched rows at most. */
	readonly anchors: number;
	/** Anchors are looked for among so many of the newest liked or finished titles. */
	readonly anchorsAmong: number;
	/** Two anchors whose cosine is above this would give the same row twice. */
	readonly anchorsApart: number;
	/** Genre rows: those the profile leans to, and those to try, more of them where it leans to few; for a new profile the big ones. */
	readonly affineGenres: number;
	readonly exploredGenres: number;
	readonly genresForNew: number;
	/** What variety inside a row may cost, as a share of the range of scores. */
	readonly spread: number;
	/** What a row is worth before anything is known of its titles: where it stands on an average page. */
	readonly worth: Readonly<Record<Family, number>>;
	/** One deviation of its first titles' appeal lifts a row by this much. */
	readonly appeal: number;
	/** Taken off for every row of the same family among the last two. */
	readonly fatigue: number;
	/** Taken off a row all of whose titles stand on the page already. */
	readonly repetition: number;
	readonly weights: Readonly<
		Record<Exclude<Family, 'continue-watching' | 'my-list'>, Partial<Weights>>
	>;
	/** The model's patience; past it the page rests on popularity. The promise for the whole page is 800 ms. */
	readonly tasteDeadlineMs: number;
}

/** The policy that serves unless another is given. */
export const homePolicy: HomePolicy = {
	version: 'home-2',
	rows: 14,
	titlesPerRow: 24,
	candidatesPerRow: 80,
	fewestTitles: 4,
	anchors: 3,
	anchorsAmong: 12,
	anchorsApart: 0.7,
	affineGenres: 5,
	exploredGenres: 2,
	genresForNew: 8,
	spread: 0.12,
	worth: {
		'continue-watching': 10, // pinned above all; the number only orders it among the pinned
		'because-you-watched': 7,
		'top-picks': 5.6,
		'my-list': 5,
		trending: 4.6,
		'new-to-you': 4,
		'most-watched': 4,
		genre: 2.5,
	},
	appeal: 0.3,
	fatigue: 1.2,
	repetition: 3,
	weights: {
		// Titles that few have chosen are near to much by accident: popularity keeps them from leading the row.
		'because-you-watched': { closeness: 0.45, taste: 0.3, popularity: 0.25 },
		'top-picks': { taste: 0.9, popularity: 0.1 },
		trending: { trend: 0.8, taste: 0.2 },
		'most-watched': { popularity: 0.9, taste: 0.1 },
		'new-to-you': { taste: 0.7, popularity: 0.3 },
		genre: { taste: 0.6, popularity: 0.4 },
	},
	tasteDeadlineMs: 250,
};
