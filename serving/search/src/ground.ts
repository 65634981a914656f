import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import {
	type Diversified,
	diversifier,
	type GenreMix,
	genreMixes,
	type Pool,
	titleGenresOf,
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
	const genres = titleGenresOf(catalogue.titles);
	return {
		catalogue,
		shelves: shelvesOf(catalogue),
		facets: {
			genre: tableOf(catalogue, ({ genres }) => genres),
			decade: tableOf(catalogue, decadesOf),
			language: tableOf(catalogue, languagesOf),
		},
		genreMixOf: genreMixes(genres),
		diversify: diversifier(genres),
	};
}

type KeysOf = (title: Title) => readonly string[];
const decadesOf: KeysOf = ({ year }) => (year === undefined ? [] : [`${decadeOf(year)}`]);
const languagesOf: KeysOf = ({ originalLanguage }) =>
	originalLanguage === undefined ? [] : [languageOf(originalLanguage)];

/** Numbers a facet as genres are numbered. */
function tableOf({ titles }: Catalogue, keysOf: KeysOf): FacetTable {
	const { names, offsets, of } = titleGenresOf(titles.map((title) => ({ genres: keysOf(title) })));
	return { values: names, offsets, of };
}

function shelvesOf({ titles }: Catalogue): Shelves {
	const shelf = (keysOf: KeysOf): Shelf => {
		const shelves = new Map<string, TitleIndex[]>();
		for (const [index, title] of titles.entries())
			for (const key of new Set(keysOf(title))) {
				const known = shelves.get(key);
				if (known === undefined) shelves.set(key, [index]);
				else known.push(index);
			}
		return (key) => shelves.get(key) ?? [];
	};
	return {
		ofGenre: shelf(({ genres }) => genres),
		ofTag: shelf(({ tags }) => tags ?? []),
		ofPerson: shelf(({ people }) => people ?? []),
		ofDecade: shelf(decadesOf),
		ofYear: shelf(({ year }) => (year === undefined ? [] : [`${year}`])),
		ofCountry: shelf(({ countries }) => countries ?? []),
		ofLanguage: shelf(languagesOf),
	};
}

/** The language of a locale, without script and region. */
export const languageOf = (locale: string): string => {
	const end = locale.indexOf('-');
	return (end === -1 ? locale : locale.slice(0, end)).toLowerCase();
};
