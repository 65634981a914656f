import type { RequestHydrator } from '@marquee/pipeline';
import type { SearchParts } from '../parts.ts';
import type { Named, Read, SearchQuery } from '../query.ts';
import type { Understanding } from '../understanding/understanding.ts';

/** It looks up a few words more; past this the query is taken for a name. */
const deadlineMs = 150;

/** Learns what the query means. */
export const readQuery = (
	understand: SearchParts['understand'],
): RequestHydrator<SearchQuery & { readonly named: Named }, Read> => ({
	name: 'understanding',
	deadlineMs,
	onFailure: { fallback: { understanding: takenForAName } },
	hydrate: async ({ query, locale, named }) => ({
		understanding: await understand({
			text: query,
			...(locale === undefined ? {} : { locale }),
			matches: named.matches,
		}),
	}),
});

/** What a query means of which nothing is understood: the name of a title. */
export const takenForAName: Understanding = {
	intent: 'fetch',
	readings: [{ intent: 'fetch', confidence: 1 }],
	entities: [],
	rest: '',
	wants: {
		genres: [],
		tags: [],
		people: [],
		countries: [],
		originalLanguages: [],
		without: { genres: [], tags: [] },
	},
	expansions: [],
};
