import type { TitleIndex } from '@marquee/catalogue';
import { genresOf, type TitleGenres } from '@marquee/ranking';

/** Genres that two titles share, of all that either has: 0 to 1, and 0 for titles of which none is known. */
export type SharedGenres = (one: TitleIndex, other: TitleIndex) => number;

/** Compares genres as bits, 32 to a word: a page asks a hundred thousand times. */
export function sharedGenresOf(genres: TitleGenres): SharedGenres {
	const words = Math.max(1, Math.ceil(genres.names.length / 32));
	const titles = genres.offsets.length - 1;
	const bits = new Int32Array(titles * words); // (V, W)
	for (let title = 0; title < titles; title++)
		for (const genre of genresOf(genres, title))
			bits[title * words + (genre >>> 5)]! |= 1 << (genre & 31);
	return (one, other) => {
		let [both, either] = [0, 0];
		for (let word = 0; word < words; word++) {
			const [a, b] = [bits[one * words + word]!, bits[other * words + word]!];
			both += ones(a & b);
			either += ones(a | b);
		}
		return either === 0 ? 0 : both / either;
	};
}

/** How many bits of a word are set. */
function ones(word: number): number {
	let n = word - ((word >>> 1) & 0x55555555);
	n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
	return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
