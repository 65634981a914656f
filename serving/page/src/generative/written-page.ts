import type { TitleIndex } from '@marquee/catalogue';
import { genresOf, type TitleGenres } from '@marquee/ranking';
import { attention, seenMean } from '../attention.ts';
import { firstScores } from '../first-scores.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { Family } from '../policy.ts';
import type { RowOffer } from '../row-offer.ts';
import { shortlisted } from '../row-order.ts';
import type { SharedGenres } from './shared-genres.ts';

/** The titles that a row may write next, with all that is read of them whatever the page says. */
export interface Pool {
	readonly titles: Int32Array; // (n)
	/** The ranker's scores in deviations. `// (n)` */
	readonly scores: Float64Array;
	readonly freshness: Float32Array; // (n)
	/** 1 where the row's source found it first, towards 0 where last. `// (n)` */
	readonly found: Float64Array;
}

/** A page while it is written: what it has said so far, and what can be read of the next token because of that. */
export interface WrittenPage {
	/** 1 where a row shows the title. `// (V)` */
	readonly shown: Uint8Array;
	/** Rows that stand already. */
	readonly length: number;
	/** What is read of a row that may come next, in the order of `rowFeatures`. `// (F)` */
	readonly readRow: (offer: RowOffer, into: Float64Array) => void;
	/** What may be written in a row, as the page stands now. */
	readonly poolOf: (offer: RowOffer) => Pool;
	/** What is read of a title of the pool that may come next, in the order of `titleFeatures`. `// (F)` */
	readonly readTitle: (pool: Pool, at: number, into: Float64Array) => void;
	readonly beginRow: (offer: RowOffer) => void;
	/** Says a title at the next place of the row. */
	readonly write: (title: TitleIndex) => void;
}

/** What is known of the genres of a catalogue. */
export interface GenreFacts {
	readonly genres: TitleGenres;
	readonly shared: SharedGenres;
}

/** An empty page for a request. */
export function writtenPage(
	makings: Makings,
	{ genres, shared }: GenreFacts,
	query: PageQuery,
): WrittenPage {
	const prominence = makings.popularity.prominence();
	const shown = new Uint8Array(makings.catalogue.size);
	const families: Family[] = [];
	const said = new Float64Array(genres.names.length); // (G): what the page shows, as far as it is looked at
	const leading = new Set<number>(); // genres of titles that stand first in a row
	let saidSum = 0;
	let row: TitleIndex[] = [];

	const write = (title: TitleIndex): void => {
		const own = genresOf(genres, title);
		const seen = attention(families.length - 1, row.length, query.shape);
		for (const genre of own) {
			said[genre]! += seen / own.length;
			if (row.length === 0) leading.add(genre);
		}
		if (own.length > 0) saidSum += seen;
		row.push(title);
		shown[title] = 1;
	};
	/** How much less the page shows of the title's genres than the profile watches, at most 1. */
	const owed = (title: TitleIndex): number => {
		const [from, to] = [genres.offsets[title]!, genres.offsets[title + 1]!];
		let sum = 0;
		for (let at = from; at < to; at++) {
			const genre = genres.of[at]!;
			sum += query.genreMix[genre]! - (saidSum > 0 ? said[genre]! / saidSum : 0);
		}
		return to === from ? 0 : sum / (to - from);
	};
	/** The mean over the row so far of what a title shares with each. */
	const likeRow = (title: TitleIndex): number => {
		let sum = 0;
		for (let at = 0; at < row.length; at++) sum += shared(title, row[at]!);
		return row.length === 0 ? 0 : sum / row.length;
	};
	return {
		shown,
		get length() {
			return families.length;
		},
		readRow: (offer, into) => {
			const { titlesAtOnce } = query.shape;
			const { first, taken } = firstUnshown(offer.titles, shown, titlesAtOnce);
			const fresh = first.filter((title) => !genresOf(genres, title).some((g) => leading.has(g)));
			const alike = (some: readonly Family[]) =>
				some.filter((each) => each === offer.family).length;
			const goesOn = offer.family === 'continue-watching';
			const isRanked = offer.order === 'ranked';
			into[0] = 1;
			into[1] = makings.policy.worth[offer.family];
			into[2] = isRanked ? seenMean(firstScores(offer, shown, titlesAtOnce)(), query.shape) : 0;
			into[3] = goesOn ? query.continued.sessionIsContinuation : 0;
			into[4] = alike(families.slice(-2));
			into[5] = alike(families) / 5;
			into[6] = first.length === 0 ? 0 : fresh.length / first.length;
			into[7] = offer.titles.length === 0 ? 0 : taken / offer.titles.length;
			into[8] = families.length / query.shape.rows;
		},
		poolOf: (offer) => poolOf(offer, shown, query, makings),
		readTitle: ({ titles, scores, freshness, found }, at, into) => {
			const title = titles[at]!;
			into[0] = 1;
			into[1] = scores[at]!;
			into[2] = query.taste?.[title] ?? 0;
			into[3] = prominence[title]!;
			into[4] = freshness[at]!;
			into[5] = found[at]!;
			into[6] = row.length === 0 ? 0 : shared(title, row.at(-1)!);
			into[7] = likeRow(title);
			into[8] = owed(title);
		},
		beginRow: ({ family }) => {
			families.push(family);
			row = [];
		},
		write,
	};
}

function poolOf(
	offer: RowOffer,
	shown: Uint8Array,
	query: PageQuery,
	{ policy, catalogue }: Makings,
): Pool {
	const titles = shortlisted(offer, shown, policy.considered);
	const score = query.rank(titles);
	const place = new Int32Array(catalogue.size);
	for (let at = 0; at < offer.titles.length; at++) place[offer.titles[at]!] = at;
	return {
		titles,
		scores: inDeviations(score),
		freshness: Float32Array.from(titles, (title) => query.expected(title).freshness),
		found: Float64Array.from(titles, (title) => 1 - place[title]! / offer.titles.length),
	};
}

/** Scores with mean 0 and deviation 1; zeros where all are alike. */
function inDeviations(scores: Float32Array): Float64Array {
	const mean = meanOf(scores, (score) => score);
	const deviation = Math.sqrt(meanOf(scores, (score) => (score - mean) ** 2));
	return Float64Array.from(scores, (score) => (deviation > 0 ? (score - mean) / deviation : 0));
}

function meanOf<Each>(all: ArrayLike<Each>, of: (each: Each) => number): number {
	let sum = 0;
	for (let i = 0; i < all.length; i++) sum += of(all[i]!);
	return all.length === 0 ? 0 : sum / all.length;
}

/** The first titles that the page does not show yet, and how many of all it does. */
function firstUnshown(
	titles: Int32Array,
	shown: Uint8Array,
	n: number,
): { readonly first: readonly TitleIndex[]; readonly taken: number } {
	const first: TitleIndex[] = [];
	let taken = 0;
	for (let place = 0; place < titles.length; place++) {
		if (shown[titles[place]!] === 1) taken++;
		else if (first.length < n) first.push(titles[place]!);
	}
	return { first, taken };
}
