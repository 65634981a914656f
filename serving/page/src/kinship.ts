import type { Catalogue, TitleIndex } from '@marquee/catalogue';

/** So many genres have a bit of their own. */
const bits = 32;

/**
 * Whether two titles share a genre; of titles whose genres nobody knows it cannot be said that they do not.
 *
 * A word of bits per title answers: genres beyond 32 share bits with others, and there, where bits meet, names decide.
 */
export function kinship({
	titles,
	genres,
}: Pick<Catalogue, 'titles' | 'genres'>): (one: TitleIndex, other: TitleIndex) => boolean {
	const bitOf = new Map(genres.map((genre, number) => [genre, 1 << (number % bits)]));
	const words = Int32Array.from(titles, (title) =>
		title.genres.length === 0 ? -1 : title.genres.reduce((word, g) => word | bitOf.get(g)!, 0),
	);
	if (genres.length <= bits) return (one, other) => (words[one]! & words[other]!) !== 0;
	const genresOf = (index: TitleIndex) => titles[index]!.genres;
	return (one, other) =>
		(words[one]! & words[other]!) !== 0 && isAkin(genresOf(one), genresOf(other));
}

const isAkin = (genres: readonly string[], others: readonly string[]): boolean =>
	genres.length === 0 || others.length === 0 || genres.some((genre) => others.includes(genre));
