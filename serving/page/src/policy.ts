import type { Device } from '@marquee/contracts';
import { defaultPolicy, type RankerPolicy } from '@marquee/rankers';
import { type DiversityDial, diversityDial } from '@marquee/ranking';
import { type Shape, shapes } from './attention.ts';
import type { PrecisionWeights } from './row-offer.ts';

/** The kinds of rows a page may have. */
export const families = [
	'continue-watching',
	'my-list',
	'top-10',
	'because-you-watched',
	'also-watched',
	'top-picks',
	'trending',
	'most-watched',
	'new-titles',
	'leaving-soon',
	'new-to-you',
	'genre',
	'genre-pair',
	'genre-decade',
	'person',
	'language',
	'watch-again',
	'browsed',
] as const;
export type Family = (typeof families)[number];

/** The families whose order is not the ranker's. */
export type GivenFamily = 'continue-watching' | 'my-list' | 'top-10' | 'browsed';

/** Everything about a page that is a judgement and not a fact. */
export interface PagePolicy {
	/** Stands in every trace: change it with the numbers. */
	readonly version: string;
	readonly shapes: Readonly<Record<Device, Shape>>;
	/** Titles that a source finds for a row at most, and those of them that the ranker gets to see. */
	readonly retrieved: number;
	readonly considered: number;
	/** A recommending row with fewer titles is not shown. */
	readonly fewestTitles: number;
	/** How many rows of a family are offered at most. */
	readonly offered: Readonly<
		Record<
			| 'because-you-watched'
			| 'also-watched'
			| 'genre'
			| 'genre-to-try'
			| 'genre-pair'
			| 'genre-decade'
			| 'person'
			| 'language',
			number
		>
	>;
	/** Anchors are looked for among so many of the newest liked or finished titles. */
	readonly anchorsAmong: number;
	/** Two anchors whose cosine is above this would give the same row twice. */
	readonly anchorsApart: number;
	/** What a row is worth before anything is known of its titles: where it stands on an average page. */
	readonly worth: Readonly<Record<Family, number>>;
	/** One deviation of its titles' precision scores, as far as they are looked at, lifts a row by this much. */
	readonly appeal: number;
	/** Taken off for every row of the same family among the last two. */
	readonly fatigue: number;
	/**
	 * Of home pages: places at which the first row of a family stands whatever it is worth, 0 is first, and none of the family above.
	 * A row that has too few titles when its place comes gives way, and the trace says so.
	 */
	readonly pinned: Readonly<Partial<Record<Family, number>>>;
	/** What the precision scorer goes by, family by family. */
	readonly precision: Readonly<Record<Exclude<Family, GivenFamily>, PrecisionWeights>>;
	readonly ranker: RankerPolicy;
	readonly diversity: DiversityDial;
	/** How often a row shows somebody by chance at its exploration place. */
	readonly exploration: Exploration;
	/** A title that leaves within so many days is said to leave soon. */
	readonly leavingSoonDays: number;
	/** The model's patience; past it the page rests on popularity. The promise for the whole page is 800 ms. */
	readonly tasteDeadlineMs: number;
}

/** One place of a row at which chance has a say, so that logs can tell what would have been. */
export interface Exploration {
	/** With this probability the place is drawn; 0: never. */
	readonly rate: number;
	/** Which place, 0 is first: far enough back to cost little, near enough to be seen. */
	readonly place: number;
	/** Of the draw over scores in deviations: small draws the best, large draws anybody. */
	readonly temperature: number;
}

/** The policy that serves unless another is given. */
export const pagePolicy: PagePolicy = {
	version: 'page-1',
	shapes,
	retrieved: 1_000,
	considered: 100,
	fewestTitles: 4,
	offered: {
		'because-you-watched': 6,
		'also-watched': 3,
		genre: 8,
		'genre-to-try': 4,
		'genre-pair': 12,
		'genre-decade': 12,
		person: 5,
		language: 2,
	},
	anchorsAmong: 24,
	anchorsApart: 0.7,
	worth: {
		'continue-watching': 10, // where this visit is for going on, else by how likely that is
		'because-you-watched': 7,
		'top-picks': 5.6,
		'top-10': 5.2,
		'my-list': 5,
		trending: 4.6,
		'new-titles': 4.2,
		'new-to-you': 4,
		'most-watched': 4,
		'also-watched': 3.6,
		'leaving-soon': 3.4,
		person: 3,
		genre: 2.9,
		'genre-pair': 2.6,
		'genre-decade': 2.2,
		language: 2,
		'watch-again': 1.5,
		browsed: 20, // what was asked for stands first
	},
	appeal: 0.3,
	fatigue: 1.2,
	pinned: {},
	precision: {
		// Titles that few have chosen are near to much by accident: popularity keeps them from leading the row.
		'because-you-watched': { found: 0.45, taste: 0.3, popularity: 0.25 },
		'also-watched': { found: 0.5, taste: 0.4, popularity: 0.1 },
		'top-picks': { taste: 0.9, popularity: 0.1 },
		trending: { trend: 0.8, taste: 0.2 },
		'most-watched': { popularity: 0.9, taste: 0.1 },
		'new-titles': { taste: 0.5, found: 0.5 },
		'leaving-soon': { taste: 0.7, popularity: 0.3 },
		'new-to-you': { taste: 0.7, popularity: 0.3 },
		genre: { taste: 0.6, popularity: 0.4 },
		'genre-pair': { taste: 0.6, popularity: 0.4 },
		'genre-decade': { taste: 0.6, popularity: 0.4 },
		person: { taste: 0.6, popularity: 0.4 },
		language: { taste: 0.6, popularity: 0.4 },
		'watch-again': { taste: 0.8, popularity: 0.2 },
	},
	ranker: defaultPolicy,
	diversity: diversityDial(),
	exploration: { rate: 0.1, place: 5, temperature: 0.5 },
	leavingSoonDays: 30,
	tasteDeadlineMs: 250,
};

/** The page that a device has room for; one that is not named is taken for the web. */
export const shapeFor = ({ shapes }: PagePolicy, device: Device = 'web'): Shape => shapes[device];
