import type { TitleIndex } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { isIn } from '@marquee/retrieval/vectors';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { BrowseAsked, BrowseOrder } from '../page-request.ts';
import type { RowFamily, RowOffer } from '../row-offer.ts';
import { givenOffer } from './offer.ts';
import { type Shelf, shelfRow } from './shelves.ts';

/** So many titles of a list that is browsed are answered at most. */
const longestList = 240;

/**
 * What somebody browses: without a genre a shelf for each of them; with one, all its titles in the order that was asked for, and below
 * them its shelves of two genres and by decade.
 */
export const browsed = (makings: Makings): RowFamily => ({
	name: 'browsed',
	onFailure: 'fail', // there is nothing else on this surface
	find: (query) => {
		const asked = query.asked as BrowseAsked;
		if (asked.like !== undefined) return []; // its rows are another family's
		const isNarrow = asked.genre ?? asked.decade ?? asked.language ?? asked.order;
		if (isNarrow === undefined) return everyGenre(query, makings);
		return [wholeList(asked, query, makings), ...shelvesOfGenre(asked, query, makings)];
	},
});

const everyGenre = (query: PageQuery, makings: Makings): RowOffer[] =>
	makings.catalogue.genres.map((genre) =>
		shelfRow(shelf('genre', genre, genre, makings.catalogue.ofGenre(genre)), query, makings),
	);

function shelvesOfGenre({ genre }: BrowseAsked, query: PageQuery, makings: Makings): RowOffer[] {
	if (genre === undefined) return [];
	const { catalogue, shelves } = makings;
	const others = catalogue.genres.filter((other) => other !== genre);
	return [
		...others.map((other) =>
			shelf('genre-pair', `${genre}+${other}`, `${genre} & ${other}`, shelves.ofPair(genre, other)),
		),
		...shelves.decades.map((decade) =>
			shelf(
				'genre-decade',
				`${genre}+${decade}`,
				`${genre} of the ${decade}s`,
				shelves.ofGenreAndDecade(genre, decade),
			),
		),
	]
		.filter(({ titles }) => titles.length > 0)
		.map((each) => shelfRow(each, query, makings));
}

const shelf = (
	family: Shelf['family'],
	id: string,
	heading: string,
	titles: readonly TitleIndex[],
): Shelf => ({ id, family, heading, sentence: 'All there is', titles });

function wholeList(asked: BrowseAsked, query: PageQuery, makings: Makings): RowOffer {
	const { order = 'for-you' } = asked;
	const { titles } = makings.catalogue;
	const all = [...titles.keys()].filter((index) => isIn(query.admission.showable, index));
	const sorted = all.sort(orders[order](query, makings)).slice(0, longestList);
	const parts = [asked.language, asked.genre, asked.decade && `${asked.decade}s`].filter(Boolean);
	const heading = parts.join(' · ') || 'All titles';
	const evidence = { sentence: inWords[order], source: 'browsed' };
	return givenOffer(
		{
			id: 'all',
			family: 'browsed',
			heading,
			evidence,
			titles: sorted,
			evidenceFor: () => evidence,
		},
		query,
	);
}

const inWords: Readonly<Record<BrowseOrder, string>> = {
	'for-you': 'What suits you first',
	popular: 'Most watched first',
	newest: 'Newest first',
	name: 'By name',
};

type Order = (query: PageQuery, makings: Makings) => (a: TitleIndex, b: TitleIndex) => number;

const falling =
	(worthOf: (index: TitleIndex) => number) =>
	(a: TitleIndex, b: TitleIndex): number =>
		worthOf(b) - worthOf(a) || a - b;

const orders: Readonly<Record<BrowseOrder, Order>> = {
	'for-you': ({ taste }, { popularity }) => {
		const scores = taste ?? popularity.prominence();
		return falling((index) => scores[index]!);
	},
	popular: (_query, { popularity }) => {
		const scores = popularity.prominence();
		return falling((index) => scores[index]!);
	},
	newest: (_query, { catalogue }) => falling((index) => newness(catalogue.titles[index]!)),
	name: ({ titleAt, locale }) => {
		const { compare } = new Intl.Collator(locale ?? 'en', { numeric: true });
		return (a, b) => compare(titleAt(a).name, titleAt(b).name) || a - b;
	},
};

/** By year, titles without one last; within a year by when they came. */
const newness = ({ year = 0, addedAt = 0 }: Title): number => year + addedAt / 1e14;
