import type { RequestHydrator } from '@marquee/pipeline';
import type { SearchParts } from '../parts.ts';
import type { Liked, SearchQuery } from '../query.ts';

/** Somebody types: past this the answer goes without. */
const deadlineMs = 80;

/** Asks what the profile likes; nobody in particular likes nothing in particular. */
export const askTaste = (taste: SearchParts['taste']): RequestHydrator<SearchQuery, Liked> => ({
	name: 'taste',
	deadlineMs,
	onFailure: { fallback: { taste: undefined } },
	hydrate: async (query) => ({
		taste: query.profile === undefined ? undefined : await taste?.(query),
	}),
});
