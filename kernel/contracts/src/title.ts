import Type from 'typebox';
import { ByLocale, Country, closed, Identifier, Locale, Maturity, Moment } from './schema.ts';

/** A short text that holds something to be read. */
const Word = (longest: number) => Type.String({ minLength: 1, maxLength: longest, pattern: '\\S' });

/** Where and when a title may be shown; a bound that is not given is open. */
export const Window = closed({
	countries: Type.Optional(
		Type.Array(Country, { minItems: 1, maxItems: 300, description: 'absent: everywhere' }),
	),
	from: Type.Optional(Moment('the first moment')),
	until: Type.Optional(Moment('the first moment at which it may not be shown any more')),
});
export type Window = Type.Static<typeof Window>;

/** A short film that makes one curious about a title. */
export const Trailer = closed({
	trailerId: Identifier('unique within its title'),
	name: Type.Optional(Word(200)),
	tags: Type.Optional(
		Type.Array(Word(128), { maxItems: 32, description: 'what it stresses: genres, moods, people' }),
	),
	durationSeconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 3_600 })),
});
export type Trailer = Type.Static<typeof Trailer>;

/**
 * One title of the catalogue, as it is imported and as viewers see it.
 *
 * What is optional is what catalogues often lack. People, tags, language and countries are all that a model can know of
 * a title that nobody has watched, beside its name, year and genres.
 */
export const Title = closed({
	titleId: Identifier('which title'),
	name: Type.String({
		minLength: 1,
		maxLength: 500,
		pattern: '\\S', // catalogues of others hold what they hold; something must be there to be read
		description: 'in the language of the service',
	}),
	year: Type.Optional(Type.Integer({ minimum: 1870, maximum: 2200, description: 'first shown' })),
	genres: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 32 }),
	people: Type.Optional(
		Type.Array(Word(200), {
			maxItems: 64,
			description: 'names of those who made it or play in it, the most important first',
		}),
	),
	tags: Type.Optional(
		Type.Array(Word(128), {
			maxItems: 128,
			description: 'what it is about or like, in words or in the codes of its source',
		}),
	),
	originalLanguage: Type.Optional(Locale),
	countries: Type.Optional(
		Type.Array(Country, { maxItems: 32, description: 'where it was made; ISO 3166-1 alpha-2' }),
	),
	runtimeSeconds: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1e7 })),
	addedAt: Type.Optional(Moment('when it entered the service')),
	names: Type.Optional(ByLocale(Word(500), 'what it is called elsewhere')),
	maturity: Type.Optional(Maturity('the youngest age it is for; absent: for everybody')),
	windows: Type.Optional(
		Type.Array(Window, {
			maxItems: 64,
			description: 'where and when it may be shown; absent: everywhere, always',
		}),
	),
	trailers: Type.Optional(Type.Array(Trailer, { maxItems: 32 })),
});
export type Title = Type.Static<typeof Title>;

/** What a page says of a title: enough to draw it. All else is asked for when somebody looks closer. */
export const TitleCard = Type.Pick(
	Title,
	['titleId', 'name', 'year', 'genres', 'runtimeSeconds', 'maturity'],
	{ additionalProperties: false },
);
export type TitleCard = Type.Static<typeof TitleCard>;
