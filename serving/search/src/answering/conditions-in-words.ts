import type { Title } from '@marquee/contracts';
import { keyOfEntity } from '../entity-id.ts';
import { languageOf } from '../ground.ts';
import type { Wants } from '../understanding/understanding.ts';
import type { SearchWords } from '../words/search-words.ts';
import { wordIn } from './word-in.ts';

/** What the query describes, in the viewer's language: Thriller · South Korea · 1990s. */
export const conditionsInWords = (
	wants: Wants,
	locale: string | undefined,
	words: SearchWords,
): string =>
	[
		...wants.genres.map((group) => wordIn(locale).genre(group[0]!)),
		...wants.tags,
		...wants.people.map(({ name }) => name),
		...placesInWords(wants, locale),
		...yearsInWords(wants, words),
	].join(' · ');

/** The conditions that a title meets: what may be said of it. */
export function metBy(title: Title, { years, ...wants }: Wants): Wants {
	const { genres, year, originalLanguage, people = [], tags = [], countries = [] } = title;
	const isOfYears =
		years !== undefined && year !== undefined && years.from <= year && year <= years.to;
	const language = originalLanguage && languageOf(originalLanguage);
	const isFromThere =
		wants.countries.some((country) => countries.includes(country)) ||
		wants.originalLanguages.some((tag) => languageOf(tag) === language);
	return {
		...wants,
		genres: wants.genres
			.map((group) => group.filter((genre) => genres.includes(genre)))
			.filter(({ length }) => length > 0),
		tags: wants.tags.filter((tag) => tags.includes(tag)),
		people: wants.people.filter(({ entityId }) => people.includes(keyOfEntity(entityId))),
		countries: isFromThere ? wants.countries : [],
		originalLanguages: isFromThere ? wants.originalLanguages : [],
		...(isOfYears ? { years } : {}),
	};
}

/** `korean` stands for the country and for the language: named once. */
function placesInWords(
	{ countries, originalLanguages }: Wants,
	locale: string | undefined,
): string[] {
	const { country, language } = wordIn(locale);
	return countries.length > 0 ? countries.map(country) : originalLanguages.map(language);
}

function yearsInWords({ years }: Wants, words: SearchWords): string[] {
	if (years === undefined) return [];
	const { from, to } = years;
	if (from === to) return [`${from}`];
	if (from % 10 === 0 && to === from + 9) return [words.decade(from)];
	return [`${from}–${to}`];
}
