import { type Catalogue, type TitleIndex, titlesOfWords, wordTable } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { decadeOf } from '@marquee/retrieval';

/** The titles of a catalogue by what they have in common. */
export interface Shelves {
	readonly ofPair: (a: string, b: string) => readonly TitleIndex[];
	readonly ofGenreAndDecade: (genre: string, decade: number) => readonly TitleIndex[];
	readonly ofPerson: (name: string) => readonly TitleIndex[];
	readonly ofLanguage: (language: string) => readonly TitleIndex[];
	/** Pairs of genres, and genres of a decade, the ones with the most titles first; ties by name. */
	readonly pairs: readonly (readonly [string, string])[];
	readonly genreDecades: readonly (readonly [string, number])[];
	/** Languages of originals, the one with the most titles first; ties by code. */
	readonly languages: readonly string[];
	/** Decades by their first years, newest first. */
	readonly decades: readonly number[];
}

/** People who stand so far down a title's list are not what somebody watches it for. */
const peopleNamed = 8;

/** Puts every title of the catalogue on its shelves, once. */
export function shelvesOf({ titles }: Catalogue): Shelves {
	const pairs = by(titles, ({ genres }) => pairsOf(genres).map(([a, b]) => pairKey(a, b)));
	const decades = by(titles, ({ year }) => (year === undefined ? [] : [`${decadeOf(year)}`]));
	const genreDecades = by(titles, ({ genres, year }) =>
		year === undefined ? [] : genres.map((genre) => pairKey(genre, `${decadeOf(year)}`)),
	);
	const people = by(titles, ({ people }) => people?.slice(0, peopleNamed) ?? []);
	const languages = by(titles, ({ originalLanguage }) =>
		originalLanguage === undefined ? [] : [originalLanguage],
	);
	const on = (shelves: ReadonlyMap<string, readonly TitleIndex[]>, key: string) =>
		shelves.get(key) ?? [];
	return {
		ofPair: (a, b) => on(pairs, a < b ? pairKey(a, b) : pairKey(b, a)),
		ofGenreAndDecade: (genre, decade) => on(genreDecades, pairKey(genre, `${decade}`)),
		ofPerson: (name) => on(people, name),
		ofLanguage: (language) => on(languages, language),
		pairs: fullestFirst(pairs).map((key) => key.split('\n') as [string, string]),
		genreDecades: fullestFirst(genreDecades).map((key) => {
			const [genre, decade] = key.split('\n');
			return [genre!, Number(decade)] as const;
		}),
		languages: fullestFirst(languages),
		decades: [...decades.keys()].map(Number).sort((a, b) => b - a),
	};
}

/** Every two different genres of a title, each pair in alphabetical order. */
export const pairsOf = (genres: readonly string[]): (readonly [string, string])[] => {
	const sorted = [...new Set(genres)].sort();
	return sorted.flatMap((a, i) => sorted.slice(i + 1).map((b) => [a, b] as const));
};

const fullestFirst = (shelves: ReadonlyMap<string, readonly TitleIndex[]>): readonly string[] =>
	[...shelves]
		.sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
		.map(([key]) => key);

/** No genre holds a line break, so no two pairs share a key. */
const pairKey = (a: string, b: string): string => `${a}\n${b}`;

function by(
	titles: readonly Title[],
	keysOf: (title: Title) => readonly string[],
): ReadonlyMap<string, readonly TitleIndex[]> {
	const table = wordTable(titles, keysOf);
	const { offsets, of } = titlesOfWords(table);
	return new Map(
		table.words.map((key, word) => [
			key,
			Array.from(of.subarray(offsets[word], offsets[word + 1])),
		]),
	);
}
