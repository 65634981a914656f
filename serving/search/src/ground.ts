import {
	byName,
	type Catalogue,
	peopleOf,
	type TitleIndex,
	titlesOfWords,
	type WordTable,
	wordTable,
} from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import {
	catalogueGenres,
	type Diversified,
	diversifier,
	type GenreMix,
	genreMixes,
	type Pool,
	type Wanted,
} from '@marquee/ranking';
import { decadeOf } from '@marquee/retrieval';
import type { FilterKind } from './allowed.ts';

/** The titles of a catalogue by what they have, in dense order. */
export interface Shelves {
	readonly ofGenre: Shelf;
	readonly ofTag: Shelf;
	readonly ofPerson: Shelf;
	readonly ofDecade: Shelf;
	readonly ofYear: Shelf;
	readonly ofCountry: Shelf;
	readonly ofLanguage: Shelf;
}

/** The titles on a shelf; none on one that nobody stands on. */
export type Shelf = (key: string) => readonly TitleIndex[];

/** One facet of all titles in numbers: the values of title v are `of[offsets[v]]` … `of[offsets[v + 1] − 1]`. */
export interface FacetTable {
	/** In alphabetical order; value f is `values[f]`. */
	readonly values: readonly string[];
	readonly offsets: Int32Array; // (V + 1)
	readonly of: Int32Array;
}

/** What a search lays out of a catalogue once, to ask with every request. */
export interface Ground {
	readonly catalogue: Catalogue;
	readonly shelves: Shelves;
	readonly facets: Readonly<Record<FilterKind, FacetTable>>;
	/** The mix of genres that somebody is owed who watched these. */
	readonly genreMixOf: (watched: Iterable<TitleIndex>) => GenreMix;
	readonly diversify: (pool: Pool, wanted: Wanted) => Diversified;
}

/** Lays out the catalogue, once for each. */
export function groundOf(): (catalogue: Catalogue) => Ground {
	let kept: Ground | undefined;
	return (catalogue) => {
		if (kept?.catalogue !== catalogue) kept = laidOut(catalogue);
		return kept;
	};
}

function laidOut(catalogue: Catalogue): Ground {
	const genres = catalogueGenres(catalogue);
	const facetOf = (keysOf: KeysOf): FacetTable => {
		const { words: values, offsets, of } = byName(wordTable(catalogue.titles, keysOf));
		return { values, offsets, of };
	};
	return {
		catalogue,
		shelves: shelvesOf(catalogue),
		facets: {
			genre: { values: genres.names, offsets: genres.offsets, of: genres.of },
			decade: facetOf(decadesOf),
			language: facetOf(languagesOf),
		},
		genreMixOf: genreMixes(genres),
		diversify: diversifier(genres),
	};
}

type KeysOf = (title: Title) => readonly string[];
const decadesOf: KeysOf = ({ year }) => (year === undefined ? [] : [`${decadeOf(year)}`]);
const languagesOf: KeysOf = ({ originalLanguage }) =>
	originalLanguage === undefined ? [] : [languageOf(originalLanguage)];

function shelvesOf(catalogue: Catalogue): Shelves {
	const tableOf = (keysOf: KeysOf) => wordTable(catalogue.titles, keysOf);
	const shelf = (table: WordTable): Shelf => {
		const { offsets, of } = titlesOfWords(table);
		const numbers = new Map(table.words.map((key, number) => [key, number]));
		return (key) => {
			const number = numbers.get(key);
			if (number === undefined) return [];
			return Array.from(of.subarray(offsets[number], offsets[number + 1]));
		};
	};
	return {
		ofGenre: shelf(tableOf(({ genres }) => genres)),
		ofTag: shelf(tableOf(({ tags }) => tags ?? [])),
		ofPerson: shelf(peopleOf(catalogue)),
		ofDecade: shelf(tableOf(decadesOf)),
		ofYear: shelf(tableOf(({ year }) => (year === undefined ? [] : [`${year}`]))),
		ofCountry: shelf(tableOf(({ countries }) => countries ?? [])),
		ofLanguage: shelf(tableOf(languagesOf)),
	};
}

/** The language of a locale, without script and region. */
export const languageOf = (locale: string): string => {
	const end = locale.indexOf('-');
	return (end === -1 ? locale : locale.slice(0, end)).toLowerCase();
};
