import type { TitleIndex } from '@marquee/catalogue';
import type { Facet } from '@marquee/contracts';
import { filterKinds, unmetFilters } from '../allowed.ts';
import type { FacetTable, Ground } from '../ground.ts';
import type { SearchFilters } from '../search-asked.ts';

/**
 * By what all titles that match can be narrowed, and how many each choice leaves: most first, ties by name.
 *
 * Each facet is counted over what the filters of the other facets leave, so that somebody who chose a genre sees what another one
 * would leave.
 */
export function facetsOf(
	titles: Iterable<TitleIndex>,
	{ catalogue, facets }: Ground,
	filters: SearchFilters,
): Facet[] {
	const counts = new Map(
		filterKinds.map((kind) => [kind, new Int32Array(facets[kind].values.length)] as const),
	);
	for (const index of titles) {
		const unmet = unmetFilters(catalogue.titles[index]!, filters);
		if (unmet.length > 1) continue;
		for (const [kind, counted] of counts)
			if (unmet.length === 0 || unmet[0] === kind) count(facets[kind], index, counted);
	}
	return filterKinds
		.map((name) => ({ name, values: valuesOf(facets[name], counts.get(name)!) }))
		.filter(({ values }) => values.length > 0);
}

function count({ offsets, of }: FacetTable, index: TitleIndex, counted: Int32Array): void {
	for (let at = offsets[index]!; at < offsets[index + 1]!; at++) counted[of[at]!]!++;
}

/** The values that any title has, the fullest first. Values stand in the table by name. */
const valuesOf = ({ values }: FacetTable, counted: Int32Array): Facet['values'] =>
	values
		.map((value, at) => ({ value, titles: counted[at]! }))
		.filter(({ titles }) => titles > 0)
		.sort((a, b) => b.titles - a.titles);
