import type { TitleIndex } from '@marquee/catalogue';
import { matchesTaste, profilesInWords } from '../evidence.ts';
import { isOften } from '../genres.ts';
import {
	type Common,
	genreDecadeKeys,
	languageKeys,
	leaningsBy,
	pairKeys,
	personKeys,
} from '../leanings.ts';
import type { Makings } from '../makings.ts';
import type { PageQuery } from '../page-query.ts';
import type { RowFamily, RowOffer } from '../row-offer.ts';
import { bestOnShelf, rankedOffer } from './offer.ts';

/** The families that are shelves: lists of titles that have something in common. */
export type ShelfFamily = 'genre' | 'genre-pair' | 'genre-decade' | 'person' | 'language';

/** A shelf as a row: what it is called, why it is shown, what stands on it. */
export interface Shelf {
	readonly id: string;
	readonly family: ShelfFamily;
	readonly heading: string;
	readonly sentence: string;
	readonly titles: readonly TitleIndex[];
	/** With which probability it was to be offered; absent where it was certain. */
	readonly foundWith?: number;
}

const languagesInWords = new Intl.DisplayNames('en', { type: 'language' });

/** The row of a shelf: what the profile would like best of it, or everybody where its taste is not known. */
export function shelfRow(shelf: Shelf, query: PageQuery, makings: Makings): RowOffer {
	const { id, family, heading, sentence, titles, foundWith } = shelf;
	const scores = query.taste ?? makings.popularity.prominence();
	return rankedOffer(
		{
			id: `${family}:${id}`,
			family,
			heading,
			evidence: { sentence, source: `${family}-shelf` },
			found: bestOnShelf(titles, scores, query, makings.policy.retrieved),
			...(foundWith !== undefined && { foundWith }),
			evidenceFor:
				query.viewer.isNew || query.taste === undefined
					? popularOn(heading, `${family}-shelf`, query, makings)
					: matchesTaste(query, `${family}-shelf`),
		},
		query,
		makings,
	);
}

const popularOn =
	(
		heading: string,
		source: string,
		{ now }: PageQuery,
		{ popularity }: Makings,
	): RowOffer['evidenceFor'] =>
	({ index }) => {
		const { profiles } = popularity.standing(index, now);
		const chosen = profiles > 0 ? `: chosen by ${profilesInWords(profiles)}` : '';
		return { sentence: `Popular in ${heading}${chosen}`, source };
	};

/** Rows of two genres, of a genre and a decade, of a person and of a language that the profile's titles have in common. */
export const commonShelves = (makings: Makings): RowFamily => ({
	name: 'common-shelves',
	onFailure: 'skip', // the page has other rows
	find: (query) =>
		[
			...pairShelves(query, makings),
			...decadeShelves(query, makings),
			...personShelves(query, makings),
			...languageShelves(query, makings),
		].map((shelf) => shelfRow(shelf, query, makings)),
});

function pairShelves({ viewer }: PageQuery, { catalogue, shelves, policy }: Makings): Shelf[] {
	const size = ([a, b]: readonly [string, string]) => shelves.ofPair(a, b).length;
	const leanings = leaningsBy(viewer, catalogue, pairKeys, size);
	return filledUp(leanings, shelves.pairs, policy.offered['genre-pair']).map(
		({ what: [a, b], sentence }) => ({
			id: `${a}+${b}`,
			family: 'genre-pair',
			heading: `${a} & ${b}`,
			sentence,
			titles: shelves.ofPair(a, b),
		}),
	);
}

function decadeShelves({ viewer }: PageQuery, { catalogue, shelves, policy }: Makings): Shelf[] {
	const size = ([genre, decade]: readonly [string, number]) =>
		shelves.ofGenreAndDecade(genre, decade).length;
	const leanings = leaningsBy(viewer, catalogue, genreDecadeKeys, size);
	return filledUp(leanings, shelves.genreDecades, policy.offered['genre-decade']).map(
		({ what: [genre, decade], sentence }) => ({
			id: `${genre}+${decade}`,
			family: 'genre-decade',
			heading: `${genre} of the ${decade}s`,
			sentence,
			titles: shelves.ofGenreAndDecade(genre, decade),
		}),
	);
}

/** What the profile leans to, and where that is little, what the catalogue has most of: a page is to be full for everybody. */
function filledUp<What extends readonly [string, string | number]>(
	leanings: readonly Common<What>[],
	fullest: readonly What[],
	n: number,
): readonly { readonly what: What; readonly sentence: string }[] {
	const own = leanings.slice(0, n);
	const known = new Set(own.map(({ what }) => what.join('\n')));
	const others = fullest.filter((what) => !known.has(what.join('\n')));
	return [
		...own.map((common) => ({ what: common.what, sentence: inCommon(common) })),
		...others.slice(0, n - own.length).map((what) => ({ what, sentence: 'For a change' })),
	];
}

function personShelves({ viewer }: PageQuery, { catalogue, shelves, policy }: Makings): Shelf[] {
	return leaningsBy(viewer, catalogue, personKeys, (name) => shelves.ofPerson(name).length)
		.slice(0, policy.offered.person)
		.map(({ what: name, ...common }) => ({
			id: name,
			family: 'person',
			heading: `With ${name}`,
			sentence: inCommon(common),
			titles: shelves.ofPerson(name),
		}));
}

function languageShelves({ viewer }: PageQuery, { catalogue, shelves, policy }: Makings): Shelf[] {
	const [main] = shelves.languages;
	return leaningsBy(viewer, catalogue, languageKeys, (code) => shelves.ofLanguage(code).length)
		.filter(({ what }) => what !== main) // what most of the catalogue is in is no reason
		.slice(0, policy.offered.language)
		.map(({ what: code, ...common }) => ({
			id: code,
			family: 'language',
			heading: `In ${languagesInWords.of(code) ?? code}`,
			sentence: inCommon(common),
			titles: shelves.ofLanguage(code),
		}));
}

const inCommon = ({ titles }: Pick<Common<unknown>, 'titles'>): string =>
	isOften({ titles }) ? 'You often watch these' : 'You have watched some';
