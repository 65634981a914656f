import type { RequestHydrator } from '@marquee/pipeline';
import type { Taste } from '@marquee/retrieval';
import { type EpochMs, msPerDay } from '@marquee/units';
import type { SearchParts } from '../parts.ts';
import type { Liked, SearchQuery } from '../query.ts';
import type { SearchAsked } from '../search-asked.ts';

/** Somebody types: past this the answer goes without. */
const deadlineMs = 80;

const msPerHour = msPerDay / 24;

/**
 * Asks what the profile likes more than nobody in particular does:
 *
 *   liked(v) = taste(profile, v) − taste(nobody, v)
 *
 * A model's score is mostly how popular a title was when it was trained, which popularity and trends say better and newer. What the
 * profile adds to it is the rest. Nobody likes nothing in particular.
 */
export function askTaste(taste: SearchParts['taste']): RequestHydrator<SearchQuery, Liked> {
	const ofNobody = nobodysTaste(taste);
	return {
		name: 'taste',
		deadlineMs,
		onFailure: { fallback: { taste: undefined } },
		hydrate: async (query) => {
			if (query.profile === undefined || taste === undefined) return { taste: undefined };
			const [own, nobodys] = await Promise.all([taste(query), ofNobody(query)]);
			return {
				taste: nobodys === undefined ? own : own?.map((liked, v) => liked - (nobodys[v] ?? 0)),
			};
		},
	};
}

/**
 * Asked once an hour and as of its beginning, so that the same request is answered the same whoever asked before. A model that begins
 * to serve meanwhile is compared with the nobody of the one before: their orders are nearly one.
 */
function nobodysTaste(taste: SearchParts['taste']): (asked: SearchAsked) => Promise<Taste> {
	let known: { readonly hour: number; readonly taste: Taste } | undefined;
	return async ({ requestId, now }) => {
		const hour = Math.floor(now / msPerHour);
		if (known?.hour === hour) return known.taste;
		const asked = { requestId, query: '', limit: 0, now: (hour * msPerHour) as EpochMs };
		known = { hour, taste: await taste?.(asked) };
		return known.taste;
	};
}
