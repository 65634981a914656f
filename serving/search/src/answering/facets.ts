import type { TitleIndex } from '@marquee/catalogue';
import type { Facet } from '@marquee/contracts';
import { type FilterKind, filterKinds, isNarrowed, unmetFilter } from '../allowed.ts';
import type { FacetTable, Ground } from '../ground.ts';
import type { SearchFilters } from '../search-asked.ts';

/**
 * By what all titles that match can be narrowed, and how many each choice leaves: most first, ties by name.
 *
 * Each facet is counted over what the filters of the other facets leave, so that somebody who chose a genre sees what another one
 * would leave.
 */
export function facetsOf(
	titles: readonly TitleIndex[],
	{ catalogue, facets }: Ground,
	filters: SearchFilters,
): Facet[] {
	return filterKinds
		.map((name) => {
			const others = { ...filters, ...unfiltered[name] };
			const left = isNarrowed(others)
				? titles.filter((index) => unmetFilter(catalogue.titles[index]!, others) === undefined)
				: titles;
			return { name, values: valuesOf(facets[name], counted(facets[name], left)) };
		})
		.filter(({ values }) => values.length > 0);
}

/** Filters as they are without those of one kind. */
const unfiltered: Readonly<Record<FilterKind, Partial<SearchFilters>>> = {
	genre: { genres: [] },
	decade: { decades: [] },
	language: { languages: [] },
};

/** How many of the titles have each value. `// (values)` */
function counted({ values, offsets, of }: FacetTable, titles: readonly TitleIndex[]): Int32Array {
	const counts = new Int32Array(values.length);
	for (const index of titles)
		for (let at = offsets[index]!; at < offsets[index + 1]!; at++) counts[of[at]!]!++;
	return counts;
}

/** The values that any title has, the fullest first. Values stand in the table by name. */
const valuesOf = ({ values }: FacetTable, counted: Int32Array): Facet['values'] =>
	values
		.map((value, at) => ({ value, titles: counted[at]! }))
		.filter(({ titles }) => titles > 0)
		.sort((a, b) => b.titles - a.titles);
