import { isAvailable } from '@marquee/catalogue';
import type { Title, UnavailableTitle } from '@marquee/contracts';
import { decadeOf } from '@marquee/retrieval';
import { languageOf } from './ground.ts';
import type { SearchCircumstances, SearchFilters } from './search-asked.ts';

/** Why a title that is known cannot be watched by whoever asks. */
export type Unavailability = UnavailableTitle['because'];

/**
 * Why the title cannot be watched in these circumstances; `undefined`: it can.
 *
 * Refuses exactly what pages refuse: a title outside its windows, or for older viewers. A title whose list of windows is empty is known
 * and not in the service. Where windows leave out both the place and the moment, the place is the reason.
 */
export function unavailability(
	title: Title,
	{ country, maturityLimit, now }: SearchCircumstances,
): Unavailability | undefined {
	if (isAvailable(title, country, now))
		return (title.maturity ?? 0) > (maturityLimit ?? Infinity) ? 'not-for-age' : undefined;
	const windows = title.windows ?? [];
	if (windows.length === 0) return 'not-in-service';
	const isHere = windows.some(
		({ countries }) =>
			countries === undefined || (country !== undefined && countries.includes(country)),
	);
	return isHere ? 'not-now' : 'not-in-country';
}

/** The kinds of filters that an answer can be narrowed by, as facets name them. */
export type FilterKind = 'genre' | 'decade' | 'language';
export const filterKinds: readonly FilterKind[] = ['genre', 'decade', 'language'];

/** Whether the title meets a filter of one kind; a filter that asks for nothing is met by all. */
export function meets(title: Title, kind: FilterKind, filters: SearchFilters): boolean {
	if (kind === 'genre')
		return (
			filters.genres.length === 0 || title.genres.some((genre) => filters.genres.includes(genre))
		);
	if (kind === 'decade')
		return (
			filters.decades.length === 0 ||
			(title.year !== undefined && filters.decades.includes(decadeOf(title.year)))
		);
	if (filters.languages.length === 0) return true;
	const { originalLanguage } = title;
	return (
		originalLanguage !== undefined &&
		filters.languages.some((language) => languageOf(language) === languageOf(originalLanguage))
	);
}

/** Whether any filter asks for anything. */
export const isNarrowed = ({ genres, decades, languages }: SearchFilters): boolean =>
	genres.length + decades.length + languages.length > 0;

/** The first filter that the title does not meet; `undefined`: it meets all. */
export const unmetFilter = (title: Title, filters: SearchFilters): FilterKind | undefined =>
	filterKinds.find((kind) => !meets(title, kind, filters));
