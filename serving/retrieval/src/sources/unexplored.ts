import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import { bestUnwatched } from '../best-unwatched.ts';
import type { Foremost } from '../foremost.ts';
import { decadeOf, type KnownGround } from '../known-ground.ts';
import type { Tasted } from '../taste.ts';
import { candidateAt, type TitleCandidate } from '../title-candidate.ts';
import { foundNothing, seekDeadlineMs, type TitleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** A title with what is new about it for this profile. */
export interface NewGround extends TitleCandidate {
	/** In words: a genre that the profile has not touched, or else a decade that it has not. */
	readonly newGround: string;
}

type Asked = Tasted & Foremost & { readonly viewer: Viewer; readonly knownGround: KnownGround };

/** Looks beyond the profile's own ground: what it would like, in genres or from decades that it has not touched. */
export function unexplored(catalogue: Catalogue, n: number): TitleSource<Asked, NewGround> {
	const beyond = newGroundIn(catalogue);
	const seek: TitleSource<Asked>['seek'] = (query) => {
		const { taste: scores, foremost, viewer, knownGround } = query;
		if (scores === undefined) return foundNothing;
		const admits = beyond(knownGround);
		return { indices: bestUnwatched({ scores, watched: viewer.watched, admits, foremost }, n) };
	};
	return {
		name: 'unexplored',
		deadlineMs: seekDeadlineMs,
		onFailure: 'skip', // the page has other rows
		seek,
		find: (query, context) =>
			Array.from(seek(query, context).indices, (index) => ({
				...candidateAt(catalogue, index),
				newGround: newGround(catalogue.titles[index]!, query.knownGround),
			})),
	};
}

/** What is new about a title that was found: a genre, or else its decade. */
export const newGround = ({ genres, year }: Title, known: KnownGround): string =>
	genres.find((genre) => !known.genres.has(genre)) ?? `the ${decadeOf(year!)}s`;

/** So many genres fit into a word. */
const bits = 32;

/**
 * Whether a title has a genre, or is of a decade, that is not of the known ground. Of a year that nobody knows it cannot be said that it
 * is new.
 *
 * Asked of a whole catalogue for every page: genres stand in words of bits, decades by number, so that no name is looked up.
 */
function newGroundIn({ titles, genres }: Catalogue): (known: KnownGround) => Admits {
	const width = Math.ceil(genres.length / bits);
	const numberOf = new Map(genres.map((genre, number) => [genre, number]));
	const words = new Int32Array(titles.length * width); // (V, width)
	const decades = [
		...new Set(titles.flatMap(({ year }) => (year === undefined ? [] : [decadeOf(year)]))),
	];
	const decadeNumbers = new Map(decades.map((decade, number) => [decade, number]));
	const decadeAt = Int32Array.from(titles, ({ year }) =>
		year === undefined ? decades.length : decadeNumbers.get(decadeOf(year))!,
	);
	const mark = (into: Int32Array, at: number, number: number) => {
		into[at + Math.floor(number / bits)]! |= 1 << (number % bits);
	};
	for (const [index, title] of titles.entries())
		for (const genre of title.genres) mark(words, index * width, numberOf.get(genre)!);
	return (known) => {
		const touched = new Int32Array(width);
		for (const [genre, number] of numberOf) if (known.genres.has(genre)) mark(touched, 0, number);
		const isNewDecade = Uint8Array.from(decades, (decade) => (known.decades.has(decade) ? 0 : 1));
		return (index) => {
			for (let word = 0; word < width; word++)
				if ((words[index * width + word]! & ~touched[word]!) !== 0) return true;
			return isNewDecade[decadeAt[index]!] === 1;
		};
	};
}

type Admits = (index: TitleIndex) => boolean;
