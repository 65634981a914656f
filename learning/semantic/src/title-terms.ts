import type { Title } from '@marquee/contracts';
import { termsOf, termsOfValue } from './terms.ts';

/** The sorts of things that are said of a title, each with its own share of the title's meaning. */
export const fields = ['name', 'genre', 'person', 'tag', 'time', 'place', 'description'] as const;

export type Field = (typeof fields)[number];

/** How often each term is said of a title, by field. */
export type TitleTerms = Readonly<Record<Field, ReadonlyMap<string, number>>>;

/** Everything that is said of a title, in terms that a query may use. `locales` are those in which countries are named. */
export function termsOfTitle(
	title: Title,
	descriptions: readonly string[],
	locales: readonly string[],
): TitleTerms {
	const names = [...new Set([title.name, ...Object.values(title.names ?? {})])];
	return {
		name: counted(names.flatMap(termsOf)),
		genre: counted(title.genres.flatMap(termsOfValue)),
		person: counted((title.people ?? []).flatMap(termsOfValue)),
		tag: counted((title.tags ?? []).flatMap(termsOfValue)),
		time: counted(timesOf(title.year)),
		place: counted(placesOf(title, locales).flatMap(termsOfValue)),
		description: counted(descriptions.flatMap(termsOf)),
	};
}

/** 1987, 1980s, 80s. */
function timesOf(year: number | undefined): readonly string[] {
	if (year === undefined) return [];
	const decade = year - (year % 10);
	return [`${year}`, `${decade}s`, `${String(decade).slice(-2)}s`];
}

/** Countries and language by the names that they have in these locales. */
function placesOf(title: Title, locales: readonly string[]): readonly string[] {
	return locales.flatMap((locale) => {
		const country = displayNames(locale, 'region');
		const language = displayNames(locale, 'language');
		return [
			...(title.countries ?? []).map((code) => country.of(code) ?? code),
			...(title.originalLanguage === undefined ? [] : [title.originalLanguage]).map(
				(code) => language.of(code.split('-')[0]!) ?? code,
			),
		];
	});
}

const made = new Map<string, Intl.DisplayNames>();

/** Costs a tenth of a millisecond to make, and is asked for with every title. */
function displayNames(locale: string, type: 'region' | 'language'): Intl.DisplayNames {
	const key = `${type} ${locale}`;
	const known = made.get(key) ?? new Intl.DisplayNames([locale], { type });
	made.set(key, known);
	return known;
}

function counted(terms: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
	return counts;
}
