import type { TitleIndex } from '@marquee/catalogue';

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
	const names = [...new Set(titles.flatMap(({ genres }) => genres))].sort();
	const numbers = new Map(names.map((name, number) => [name, number]));
	const offsets = new Int32Array(titles.length + 1);
	const all: number[] = [];
	for (const [v, { genres }] of titles.entries()) {
		const own = [...new Set(genres)].map((name) => numbers.get(name)!);
		all.push(...own.sort((a, b) => a - b));
		offsets[v + 1] = all.length;
	}
	return { names, offsets, of: Int32Array.from(all) };
}

/** The genres of one title, a view. */
export const genresOf = ({ offsets, of }: TitleGenres, title: TitleIndex): Int32Array =>
	of.subarray(offsets[title]!, offsets[title + 1]!);
