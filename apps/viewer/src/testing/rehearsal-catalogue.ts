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

const people = ['Ines Okafor', 'Tomás Vidal', 'Hana Petrov', 'Jun Saito', 'Leila Haddad'];
const languages = ['en', 'pt', 'ja', 'ar', 'fr'];
const madeIn = ['GB', 'BR', 'JP', 'EG', 'FR'];
/** What some of the things are called elsewhere. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	Harbour: { ar: 'الميناء', de: 'Der Hafen', 'pt-BR': 'O porto', he: 'הנמל', ja: '港' },
	Orchard: { ar: 'البستان', de: 'Der Obstgarten', 'pt-BR': 'O pomar', he: 'הפרדס', ja: '果樹園' },
	Winter: { ar: 'الشتاء', de: 'Winter', 'pt-BR': 'Inverno', he: 'חורף', ja: '冬' },
	Waltz: { ar: 'رقصة الفالس الأخيرة', de: 'Walzer', 'pt-BR': 'A valsa', he: 'ואלס', ja: 'ワルツ' },
};

/**
 * A made-up catalogue, the same for the same seed: short, long, accented and non-Latin names in every
 * genre, some with trailers, an age limit, people, and names in other languages.
 */
export function rehearsalCatalogue(count: number, seed = 1): Title[] {
	const random = seededRandom(seed, 'rehearsal catalogue');
	const one = <Item>(of: readonly Item[]): Item => of[random.below(of.length)]!;
	return Array.from({ length: count }, (_, i) => {
		const thing = things[i % things.length]!;
		const land = i % languages.length;
		return {
			titleId: `made-up-${i}`,
			name:
				random.next() < 0.12
					? thing
					: `${one(['The ', '', 'A '])}${one(qualities)} ${thing}${one(tails)}`,
			year: 1915 + random.below(110),
			genres: [
				...new Set([genres[i % genres.length]!, ...(random.next() < 0.6 ? [one(genres)] : [])]),
			],
			...(random.next() < 0.7 && { runtimeSeconds: 60 * (70 + random.below(90)) }),
			people: [people[land]!, people[(land + 2) % people.length]!],
			originalLanguage: languages[land]!,
			countries: [madeIn[land]!],
			...(elsewhere[thing] && { names: { ...elsewhere[thing] } }),
			...(i % 7 === 3 && { maturity: 16 }),
			...(i % 2 === 0 && {
				trailers: [
					{ trailerId: 'first-look', tags: ['Ines Okafor'], durationSeconds: 24 },
					{ trailerId: 'the-chase', name: 'The chase', tags: ['Action'], durationSeconds: 30 },
				],
			}),
		};
	});
}
