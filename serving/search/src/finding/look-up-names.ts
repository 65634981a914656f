import type { NameMatch, NameSearch } from '@marquee/names';
import type { RequestHydrator } from '@marquee/pipeline';
import { unavailability, unmetFilter } from '../allowed.ts';
import { type Named, type NamedOtherwise, type Read, type SearchQuery, titleOf } from '../query.ts';

/** A look-up takes 10 ms at 36,000 titles and 40 ms at a million; past this something is wrong. */
const deadlineMs = 250;

/** Matches that are asked for first. One or two letters match so many that taste shall have a choice. */
const matchesOf = (length: number): number => (length <= 2 ? 200 : 100);
/** Where hardly any of them may be shown, this many times more are asked for, … */
const wider = 5;
/** … until there are this many. */
const mostMatches = 2_500;

/**
 * Looks up what was typed. Where the first matches are mostly titles that may not be shown here, more are asked for: somebody for whom
 * half of the catalogue is closed finds in the other half all the same.
 */
export function lookUpNames(
	names: Pick<NameSearch, 'search'>,
): RequestHydrator<SearchQuery, { readonly named: Named }> {
	return {
		name: 'names',
		deadlineMs,
		onFailure: { fallback: { named: { matches: [], failed: true } } },
		hydrate: async (query, { signal }) => {
			let limit = matchesOf(query.length);
			let matches = await names.search(nameQuery(query, query.query, limit));
			while (matches.length >= limit && limit < mostMatches && !isEnough(query, matches)) {
				signal.throwIfAborted();
				limit = Math.min(mostMatches, limit * wider);
				matches = await names.search(nameQuery(query, query.query, limit));
			}
			return { named: { matches, failed: false } };
		},
	};
}

/** Whether as many titles may be shown as are wanted. */
function isEnough(query: SearchQuery, matches: readonly NameMatch[]): boolean {
	let showable = 0;
	for (const match of matches) {
		const index = titleOf(query, match);
		if (index === undefined) continue;
		const title = query.ground.catalogue.titles[index]!;
		if (unavailability(title, query) === undefined && !unmetFilter(title, query.narrowing))
			showable++;
		if (showable >= query.limit) return true;
	}
	return false;
}

/** Looks up the texts that mean the same: a correction where nothing is called what was typed, and the editors' synonyms. */
export function lookUpOtherwise(
	names: Pick<NameSearch, 'search'>,
): RequestHydrator<SearchQuery & Read, NamedOtherwise> {
	return {
		name: 'names-otherwise',
		deadlineMs,
		onFailure: { fallback: { otherwise: [] } },
		hydrate: async (query) => {
			const { correction, expansions } = query.understanding;
			const corrected = correction?.applied ? [correction.text] : [];
			const texts = [...corrected, ...expansions.slice(0, mostExpansions)];
			const found = await Promise.all(
				texts.map((text) => names.search(nameQuery(query, text, matchesOf(query.length)))),
			);
			return { otherwise: found.flat() };
		},
	};
}

/** Each costs a search. */
const mostExpansions = 3;

const nameQuery = ({ locale }: SearchQuery, text: string, limit: number) => ({
	text,
	limit,
	...(locale === undefined ? {} : { locale }),
});
