import type { Evidence } from '@marquee/contracts';
import type { Context } from '@marquee/pipeline';
import { bestWithGenreAndDecadeSpread, tasteAndPopularity } from '@marquee/ranking';
import { genreShelf } from '@marquee/retrieval';
import type { EpochMs, Random } from '@marquee/units';
import { finderOf, matchesTaste, profilesInWords } from '../evidence.ts';
import { bigGenres, genresByLeaning, genresToTry, isOften, type Leaning } from '../genres.ts';
import type { HomeQuery } from '../home-query.ts';
import { recommended } from '../recommended.ts';
import { appealOf, type Makings, type RankedTitle, type Row, type RowFamily } from '../row.ts';

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
		sentence: 'Much watched here',
	}));
	const rowFor = async (
		shelf: Shelf,
		query: HomeQuery,
		leanings: readonly Leaning[],
		context: Context,
	): Promise<Row> => {
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
					? popularIn(shelf.genre, title, makings, context.now)
					: matchesTaste(title, { touchstones: query.touchstones, leanings }, catalogue),
		};
	};
	return {
		name: 'genre-shelves',
		onFailure: 'skip', // the page has other rows
		find: (query, context) => {
			const leanings = genresByLeaning(query.viewer, catalogue);
			const shelves = query.viewer.isNew ? big : shelvesFor(leanings, makings, context.random);
			return Promise.all(shelves.map((shelf) => rowFor(shelf, query, leanings, context)));
		},
	};
}

function popularIn(
	genre: string,
	title: RankedTitle,
	{ popularity }: Makings,
	now: EpochMs,
): Evidence {
	const { profiles } = popularity.standing(title.index, now);
	const chosen = profiles > 0 ? `: chosen by ${profilesInWords(profiles)}` : '';
	return { sentence: `Popular in ${genre}${chosen}`, source: finderOf(title) };
}

function shelvesFor(
	leanings: readonly Leaning[],
	{ catalogue, policy }: Makings,
	random: Random,
): readonly Shelf[] {
	const own = leanings.slice(0, policy.affineGenres);
	const others = catalogue.genres.filter((genre) => !own.some((leant) => leant.genre === genre));
	const wellStocked = others.filter(
		(genre) => catalogue.ofGenre(genre).length >= policy.titlesPerRow,
	);
	// Who leans to little yet has the more to try: its page is to be no shorter than that of a new profile.
	const toTry = policy.exploredGenres + policy.affineGenres - own.length;
	const tried = genresToTry(wellStocked, toTry, catalogue, random);
	return [
		...own.map((leaning) => ({
			genre: leaning.genre,
			sentence: isOften(leaning) ? 'You often watch these' : 'You have watched some',
		})),
		...tried.map((genre) => ({ genre, sentence: 'For a change' })),
	];
}
