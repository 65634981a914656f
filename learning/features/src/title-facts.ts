import { type Catalogue, wordTable } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';

/** What a catalogue says of its titles, as columns: read for thousands of titles without touching an object. */
export interface TitleFacts {
	/** Genres of title v: `genres[genreOffsets[v]]` up to `genreOffsets[v + 1]`, numbered as in the catalogue. */
	readonly genreOffsets: Int32Array; // (V + 1)
	readonly genres: Int32Array;
	readonly genreCount: number;
	/** The same for the most important people. */
	readonly peopleOffsets: Int32Array; // (V + 1)
	readonly people: Int32Array;
	/** Original language, 1 and up; 0 unknown. */
	readonly languages: Int32Array; // (V)
	readonly languageCount: number;
	/** First shown; NaN unknown. */
	readonly years: Float64Array; // (V)
	/** The decade that it was first shown in, from 1870; −1 unknown. */
	readonly decades: Int8Array; // (V)
	/** Epoch milliseconds; NaN unknown. */
	readonly addedAtMs: Float64Array; // (V)
	/** NaN unknown. */
	readonly runtimeSeconds: Float64Array; // (V)
	/** `// (V)` natural logarithm of the runtime; NaN unknown. */
	readonly logRuntimes: Float64Array;
}

/** So many people of a title are read, the first: casts of hundreds would make everybody alike. */
const peopleRead = 8;

const firstDecade = 1870;
/** There is one more than any title lies in, so that each has one after it. */
export const decadeCount = 36;

const decadePlace = (year: number | undefined): number =>
	year === undefined
		? -1
		: Math.min(decadeCount - 2, Math.max(0, Math.floor((year - firstDecade) / 10)));

/** The columns of a catalogue. */
export function titleFacts({ titles }: Catalogue): TitleFacts {
	const genres = wordTable(titles, (title) => title.genres);
	const people = wordTable(titles, (title) => (title.people ?? []).slice(0, peopleRead));
	const languages = wordTable(titles, ({ originalLanguage }) =>
		originalLanguage === undefined ? [] : originalLanguage.split('-').slice(0, 1),
	);
	const column = (of: (title: Title) => number | undefined) =>
		Float64Array.from(titles, (title) => of(title) ?? Number.NaN);
	const runtimeSeconds = column((title) => title.runtimeSeconds);
	return {
		genreOffsets: genres.offsets,
		genres: genres.of,
		genreCount: genres.words.length,
		peopleOffsets: people.offsets,
		people: people.of,
		languages: Int32Array.from(titles, (_, v) =>
			languages.offsets[v] === languages.offsets[v + 1]
				? 0
				: 1 + languages.of[languages.offsets[v]!]!,
		),
		languageCount: 1 + languages.words.length,
		years: column((title) => title.year),
		decades: Int8Array.from(titles, ({ year }) => decadePlace(year)),
		addedAtMs: column((title) => title.addedAt),
		runtimeSeconds,
		logRuntimes: runtimeSeconds.map(Math.log),
	};
}
