import type { Title } from '@marquee/contracts';
import { seededRandom } from '@marquee/units';

const genres = [
	'Action',
	'Adventure',
	'Animation',
	'Biography',
	'Comedy',
	'Crime',
	'Documentary',
	'Drama',
	'Family',
	'Fantasy',
	'Film-Noir',
	'History',
	'Horror',
	'Music',
	'Musical',
	'Mystery',
	'News',
	'Romance',
	'Sci-Fi',
	'Short',
	'Sport',
	'Thriller',
	'War',
	'Western',
];
const qualities = [
	'Quiet',
	'Burning',
	'Last',
	'Borrowed',
	'Crooked',
	'Silver',
	'Hungry',
	'Distant',
	'Ördög',
	'Étoilée',
];
const things = [
	'Harbour',
	'Orchard',
	'Witness',
	'Comet',
	'Waltz',
	'Winter',
	'Engine',
	'Cartographer',
	'Tide',
	'夜',
];
const tails = [
	'',
	'',
	'',
	' of the North',
	': The Second Summer',
	' and the Extraordinarily Long Way Home',
	' 2',
];

/** A made-up catalogue, the same for the same seed: short, long, accented and non-Latin names in every genre. */
export function rehearsalCatalogue(count: number, seed = 1): Title[] {
	const random = seededRandom(seed, 'rehearsal catalogue');
	const one = <Item>(of: readonly Item[]): Item => of[random.below(of.length)]!;
	return Array.from({ length: count }, (_, i) => ({
		titleId: `made-up-${i}`,
		name:
			random.next() < 0.12
				? one(things)
				: `${one(['The ', '', 'A '])}${one(qualities)} ${one(things)}${one(tails)}`,
		year: 1915 + random.below(110),
		genres: [genres[i % genres.length]!, ...(random.next() < 0.6 ? [one(genres)] : [])],
		...(random.next() < 0.7 && { runtimeSeconds: 60 * (70 + random.below(90)) }),
	}));
}
