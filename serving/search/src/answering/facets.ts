import type { Facet, Title } from '@marquee/contracts';
import { decadeOf } from '@marquee/retrieval';
import { type FilterKind, filterKinds, meets } from '../allowed.ts';
import { languageOf } from '../ground.ts';
import type { SearchFilters } from '../search-asked.ts';

const valuesOf = (title: Title, kind: FilterKind): readonly string[] => {
	if (kind === 'genre') return [...new Set(title.genres)];
	if (kind === 'decade') return title.year === undefined ? [] : [`${decadeOf(title.year)}`];
	return title.originalLanguage === undefined ? [] : [languageOf(title.originalLanguage)];
};

/**
 * By what all titles that match can be narrowed, and how many each choice leaves: most first, ties by name.
 *
 * Each facet is counted over what the filters of the other facets leave, so that somebody who chose a genre sees what another one
 * would leave.
 */
export function facetsOf(titles: Iterable<Title>, filters: SearchFilters): Facet[] {
	const counts = new Map(filterKinds.map((kind) => [kind, new Map<string, number>()]));
	for (const title of titles) {
		const unmet = filterKinds.filter((kind) => !meets(title, kind, filters));
		if (unmet.length > 1) continue;
		for (const [kind, counted] of counts) {
			if (unmet.length === 1 && unmet[0] !== kind) continue;
			for (const value of valuesOf(title, kind)) counted.set(value, (counted.get(value) ?? 0) + 1);
		}
	}
	return [...counts]
		.filter(([, counted]) => counted.size > 0)
		.map(([name, counted]) => ({
			name,
			values: [...counted]
				.sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
				.map(([value, titles]) => ({ value, titles })),
		}));
}
