import { byName, oncePerCatalogue, type TitleIndex, wordTable } from '@marquee/catalogue';

/** The genres of all titles as numbers: those of title v are `of[offsets[v]]` … `of[offsets[v + 1] − 1]`, ascending. */
export interface TitleGenres {
	/** In alphabetical order; genre g is `names[g]`. */
	readonly names: readonly string[]; // (G)
	readonly offsets: Int32Array; // (V + 1)
	readonly of: Int32Array;
}

/** Numbers the genres of the titles. A genre that a title names twice counts once. */
export function titleGenresOf(
	titles: readonly { readonly genres: readonly string[] }[],
): TitleGenres {
	const { words: names, offsets, of } = byName(wordTable(titles, ({ genres }) => genres));
	return { names, offsets, of };
}

/** The genres of a catalogue's titles, laid out once. */
export const catalogueGenres = oncePerCatalogue(({ titles }) => titleGenresOf(titles));

/** The genres of one title, a view. */
export const genresOf = ({ offsets, of }: TitleGenres, title: TitleIndex): Int32Array =>
	of.subarray(offsets[title]!, offsets[title + 1]!);
