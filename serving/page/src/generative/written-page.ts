import type { TitleIndex } from '@marquee/catalogue';
import { genresOf, type TitleGenres } from '@marquee/ranking';
import { attention, seenMean } from '../attention.ts';
import { firstScores } from '../layout.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { Family } from '../policy.ts';
import { shortlisted } from '../rank-row.ts';
import type { RowOffer } from '../row-offer.ts';
import { type RowFeature, rowFeatures, type TitleFeature, titleFeatures } from './token-model.ts';

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
	/** What is read of a row that may come next. `// (F)` */
	readonly readRow: (offer: RowOffer, into: Float64Array) => void;
	/** What may be written in a row, as the page stands now. */
	readonly poolOf: (offer: RowOffer) => Pool;
	/** What is read of a title of the pool that may come next. `// (F)` */
	readonly readTitle: (pool: Pool, at: number, into: Float64Array) => void;
	readonly beginRow: (offer: RowOffer) => void;
	/** Says a title at the next place of the row. */
	readonly write: (title: TitleIndex) => void;
}

/** An empty page for a request. */
export function writtenPage(makings: Makings, genres: TitleGenres, query: PageQuery): WrittenPage {
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
		const own = genresOf(genres, title);
		let sum = 0;
		for (const genre of own)
			sum += query.genreMix[genre]! - (saidSum > 0 ? said[genre]! / saidSum : 0);
		return own.length === 0 ? 0 : sum / own.length;
	};
	return {
		shown,
		get length() {
			return families.length;
		},
		readRow: (offer, into) => {
			const { titlesAtOnce } = query.shape;
			const first = offer.titles.filter((title) => shown[title] === 0).subarray(0, titlesAtOnce);
			const fresh = first.filter((title) => !genresOf(genres, title).some((g) => leading.has(g)));
			const taken = offer.titles.reduce((sum, title) => sum + shown[title]!, 0);
			const alike = (some: readonly Family[]) =>
				some.filter((each) => each === offer.family).length;
			const goesOn = offer.family === 'continue-watching';
			const isRanked = offer.order === 'ranked' && offer.titles.length > 0;
			const values: Record<RowFeature, number> = {
				begins: 1,
				worth: makings.policy.worth[offer.family],
				appeal: isRanked ? seenMean(firstScores(offer, shown, titlesAtOnce), query.shape) : 0,
				'going-on': goesOn ? query.continued.sessionIsContinuation : 0,
				'family-lately': alike(families.slice(-2)),
				'family-above': alike(families) / 5,
				'new-genres': first.length === 0 ? 0 : fresh.length / first.length,
				'taken-above': offer.titles.length === 0 ? 0 : taken / offer.titles.length,
				depth: families.length / query.shape.rows,
			};
			for (const [f, name] of rowFeatures.entries()) into[f] = values[name];
		},
		poolOf: (offer) => poolOf(offer, shown, query, makings),
		readTitle: ({ titles, scores, freshness, found }, at, into) => {
			const title = titles[at]!;
			const last = row.at(-1);
			const values: Record<TitleFeature, number> = {
				begins: 1,
				score: scores[at]!,
				taste: query.taste?.[title] ?? 0,
				prominence: makings.popularity.prominence()[title]!,
				freshness: freshness[at]!,
				found: found[at]!,
				'like-last': last === undefined ? 0 : shared(genres, title, last),
				'like-row': meanOf(row, (other) => shared(genres, title, other)),
				owed: owed(title),
			};
			for (const [f, name] of titleFeatures.entries()) into[f] = values[name];
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
	const titles = shortlisted(offer, { onPage: new Map(), shown }, policy.considered);
	const { score, heads } = query.rank(titles);
	const place = new Int32Array(catalogue.size);
	for (let at = 0; at < offer.titles.length; at++) place[offer.titles[at]!] = at;
	return {
		titles,
		scores: inDeviations(score),
		freshness: heads.freshness,
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

/** Genres that two titles share, of all that either has. */
function shared(genres: TitleGenres, one: TitleIndex, other: TitleIndex): number {
	const [a, b] = [genresOf(genres, one), genresOf(genres, other)];
	let both = 0;
	for (const genre of a) if (b.includes(genre)) both++;
	return both === 0 ? 0 : both / (a.length + b.length - both);
}
