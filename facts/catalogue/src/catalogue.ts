import { type Title, Title as titleSchema, validator } from '@marquee/contracts';
import { Failure, type TitleId } from '@marquee/units';

/** A title's place in the catalogue's dense order: 0 for the first. It never changes while titles are only added. */
export type TitleIndex = number;

/**
 * Which titles exist: immutable, in a dense and stable order.
 *
 * Lookups take any text, since events may name titles that no catalogue has; absence is `undefined`.
 */
export interface Catalogue {
	readonly size: number;
	/** In dense order: `titles[index]`. */
	readonly titles: readonly Title[]; // (V)
	/** Every genre that some title has, in alphabetical order. */
	readonly genres: readonly string[];
	readonly title: (id: string) => Title | undefined;
	readonly indexOf: (id: string) => TitleIndex | undefined;
	/** @throws {RangeError} if the index lies outside the catalogue. */
	readonly idAt: (index: TitleIndex) => TitleId;
	/** The titles of a genre, in dense order; none for a genre that nobody has. */
	readonly ofGenre: (genre: string) => readonly TitleIndex[];
}

/** Checks that a value is a title, and names each field that is not as it should be. */
export const validatedTitle = validator(titleSchema);

/**
 * The titles as a catalogue, in the given order.
 *
 * @throws {Failure} `catalogue-title-twice` if two of them carry one id: which is meant, nobody can say.
 */
export function catalogueOf(titles: Iterable<Title>): Catalogue {
	const all = Object.freeze([...titles]);
	const indices = new Map<string, TitleIndex>();
	for (const [index, { titleId }] of all.entries()) {
		const earlier = indices.get(titleId);
		if (earlier !== undefined) throw titleTwice(titleId, earlier, index);
		indices.set(titleId, index);
	}
	const byGenre = indicesByGenre(all);
	return {
		size: all.length,
		titles: all,
		genres: [...byGenre.keys()].sort(),
		title: (id) => all[indices.get(id) ?? -1],
		indexOf: (id) => indices.get(id),
		idAt: (index) => {
			const title = all[index];
			if (title === undefined)
				throw new RangeError(`title ${index} lies outside a catalogue of ${all.length}`);
			return title.titleId as TitleId;
		},
		ofGenre: (genre) => byGenre.get(genre) ?? [],
	};
}

/**
 * A new catalogue with these titles in it: one that is known is brought up to date in its place, the others come after
 * all that were there. So no title's index ever moves. Of two with one id the later counts.
 */
export function withTitles(known: Catalogue, additions: Iterable<Title>): Catalogue {
	const titles = new Map(known.titles.map((title) => [title.titleId, title]));
	for (const title of additions) titles.set(title.titleId, title);
	return catalogueOf(titles.values());
}

function indicesByGenre(titles: readonly Title[]): ReadonlyMap<string, readonly TitleIndex[]> {
	const byGenre = new Map<string, TitleIndex[]>();
	for (const [index, { genres }] of titles.entries())
		for (const genre of new Set(genres)) {
			const indices = byGenre.get(genre);
			if (indices === undefined) byGenre.set(genre, [index]);
			else indices.push(index);
		}
	return byGenre;
}

const titleTwice = (titleId: string, earlier: TitleIndex, later: TitleIndex) =>
	new Failure('catalogue-title-twice', {
		responsible: 'caller',
		what: `the title ${titleId} stands in the catalogue twice`,
		where: `titles ${earlier + 1} and ${later + 1}`,
		remedy: 'Leave one of them out.',
	});
