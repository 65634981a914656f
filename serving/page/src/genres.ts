import type { Catalogue } from '@marquee/catalogue';
import { isDisliked, systematicDraw, type Viewer } from '@marquee/retrieval';
import type { Random } from '@marquee/units';

/** How a profile leans to a genre. */
export interface Leaning {
	readonly genre: string;
	readonly lean: number;
	/** How many titles of it the profile chose and does not dislike. */
	readonly titles: number;
}

/** From so many titles on a profile is said to watch a genre often. */
const often = 3;

/** Whether the profile may be told that it often watches the genre. */
export const isOften = ({ titles }: Pick<Leaning, 'titles'>): boolean => titles >= often;

/** Imaginary titles without genre that every profile has watched: one western alone makes no western fan. */
const caution = 5;

/**
 * How much the profile leans to each genre, most first; ties by name.
 *
 *   lean(g) = p √(p / q),   p = watched of g / (watched + 5),   q = share of g in the catalogue
 *
 * p alone would name the genre that everybody watches, p / q alone the rarest; the root stands between.
 */
export function genresByLeaning({ engaged }: Viewer, catalogue: Catalogue): readonly Leaning[] {
	const watched = new Map<string, number>();
	let titles = 0;
	for (const { index, activity } of engaged) {
		const title = catalogue.titles[index];
		if (title === undefined || isDisliked(activity)) continue;
		titles++;
		for (const genre of title.genres) watched.set(genre, (watched.get(genre) ?? 0) + 1);
	}
	return [...watched]
		.map(([genre, count]) => {
			const p = count / (titles + caution);
			const q = catalogue.ofGenre(genre).length / catalogue.size;
			return { genre, lean: p * Math.sqrt(p / q), titles: count };
		})
		.sort((a, b) => b.lean - a.lean || (a.genre < b.genre ? -1 : 1));
}

/** A genre that a page tries, and how likely that was. */
export interface TriedGenre {
	readonly genre: string;
	/** With which probability it was to be tried, over all seeds; 1 where it was certain. */
	readonly foundWith: number;
}

/**
 * Some of the genres, drawn without replacement: big shelves more often, by the root of their size.
 *
 *   π(g) = min(1, c √size(g)),   Σ π = count
 *
 * Each π is exact. Two genres are drawn by one number, so that how likely both are is not the product of theirs.
 */
export function genresToTry(
	genres: readonly string[],
	count: number,
	catalogue: Catalogue,
	random: Random,
): readonly TriedGenre[] {
	const weights = Float64Array.from(genres, (genre) => Math.sqrt(catalogue.ofGenre(genre).length));
	const { places, propensities } = systematicDraw(weights, count, random);
	return Array.from(places, (place, nth) => ({
		genre: genres[place]!,
		foundWith: propensities[nth]!,
	}));
}

/** What an unknown title still adds to the size of its shelf, in deviations of prominence. */
const perTitle = 0.1;

/**
 * The big genres of a catalogue that are not mostly the same titles: each next one is the one whose titles, leaving out
 * those that the chosen shelves hold already, are watched the most. Ties by name.
 *
 *   size(g) = Σ over fresh titles of g: 0.1 + max(0, prominence)
 */
export function bigGenres(
	catalogue: Catalogue,
	prominence: Float32Array, // (V)
	count: number,
): readonly string[] {
	const left = new Set(catalogue.genres);
	const chosen: string[] = [];
	const isCovered = new Uint8Array(catalogue.size);
	const size = (genre: string): number => {
		let sum = 0;
		for (const index of catalogue.ofGenre(genre))
			if (isCovered[index] === 0) sum += perTitle + Math.max(0, prominence[index]!);
		return sum;
	};
	while (chosen.length < count && left.size > 0) {
		const sizes = [...left].map((genre) => ({ genre, size: size(genre) }));
		const { genre } = sizes.reduce((best, each) => (each.size > best.size ? each : best));
		chosen.push(genre);
		left.delete(genre);
		for (const index of catalogue.ofGenre(genre)) isCovered[index] = 1;
	}
	return chosen;
}
