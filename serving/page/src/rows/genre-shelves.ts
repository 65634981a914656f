import type { Context } from '@marquee/pipeline';
import { bestWithGenreAndDecadeSpread, tasteAndPopularity } from '@marquee/ranking';
import { genreShelf } from '@marquee/retrieval';
import type { Random } from '@marquee/units';
import { finderOf, matchesTaste } from '../evidence.ts';
import { bigGenres, genresByLeaning, genresToTry } from '../genres.ts';
import type { HomeQuery } from '../home-query.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type Row, type RowFamily } from '../row.ts';

/** What the profile would like best of one genre. */
export const genreShelfTitles = (makings: Makings) =>
	recommended(
		makings,
		genreShelf(makings.catalogue, makings.popularity, makings.policy.candidatesPerRow),
	)
		.score(tasteAndPopularity(makings.policy.weights.genre))
		.select(
			bestWithGenreAndDecadeSpread({
				size: makings.policy.titlesPerRow,
				share: makings.policy.spread,
			}),
		);

/** A genre with the reason to show it. */
interface Shelf {
	readonly genre: string;
	readonly sentence: string;
}

/** Rows of genres: those the profile leans to and a few to try; for a new profile the big ones of the catalogue. */
export function genreShelves(makings: Makings): RowFamily {
	const titles = genreShelfTitles(makings);
	const { catalogue, popularity, policy } = makings;
	const big = bigGenres(catalogue, popularity.prominence(), policy.genresForNew).map((genre) => ({
		genre,
		sentence: `Many watch ${genre}`,
	}));
	const rowFor = async (shelf: Shelf, query: HomeQuery, context: Context): Promise<Row> => {
		const outcome = await titles.run({ ...query, genre: shelf.genre }, context);
		return {
			id: `genre:${shelf.genre}`,
			family: 'genre',
			heading: shelf.genre,
			evidence: { sentence: shelf.sentence, source: 'genre-shelf' },
			fewest: makings.policy.fewestTitles,
			titles: outcome,
			appeal: appealOf(outcome.slate, query),
			evidenceFor: (title) =>
				query.viewer.isNew || query.taste === undefined
					? { sentence: `Much watched in ${shelf.genre}`, source: finderOf(title) }
					: matchesTaste(title, query.touchstones, makings.catalogue),
		};
	};
	return {
		name: 'genre-shelves',
		onFailure: 'skip', // the page has other rows
		find: (query, context) => {
			const shelves = query.viewer.isNew ? big : shelvesFor(query, makings, context.random);
			return Promise.all(shelves.map((shelf) => rowFor(shelf, query, context)));
		},
	};
}

function shelvesFor({ viewer }: HomeQuery, makings: Makings, random: Random): readonly Shelf[] {
	const { catalogue, policy } = makings;
	const leaning = genresByLeaning(viewer, catalogue);
	const own = leaning.slice(0, policy.affineGenres).map(({ genre }) => genre);
	const others = catalogue.genres.filter((genre) => !own.includes(genre));
	const wellStocked = others.filter(
		(genre) => catalogue.ofGenre(genre).length >= policy.titlesPerRow,
	);
	const tried = genresToTry(wellStocked, policy.exploredGenres, catalogue, random);
	return [
		...own.map((genre) => ({ genre, sentence: `You often watch ${genre}` })),
		...tried.map((genre) => ({ genre, sentence: `${genre}, for a change` })),
	];
}
