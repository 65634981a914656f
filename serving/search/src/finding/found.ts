import type { Filter, Outcome, Provenance, RequestHydrator, Runnable } from '@marquee/pipeline';
import { request } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import { unavailability, unmetFilter } from '../allowed.ts';
import type { SearchParts } from '../parts.ts';
import type { ReadQuery, SearchQuery } from '../query.ts';
import type { SearchPolicy } from '../ranking/policy.ts';
import { askTaste } from './ask-taste.ts';
import { lookUpNames, lookUpOtherwise } from './look-up-names.ts';
import { readQuery } from './read-query.ts';
import { byConditions, byMeaning, byName, byPerson } from './sources.ts';
import { weighConditions } from './weigh-conditions.ts';
import { type Weighed, weighTitles } from './weigh-titles.ts';

/** A title that was found, with all that an order rests on. */
export type FoundTitle = TitleCandidate & Provenance & Weighed;

/** What a search found, and what it learnt on the way. */
export interface Found {
	readonly query: ReadQuery;
	readonly outcome: Outcome<FoundTitle>;
}

/** The names of the filters: what a trace counts refusals by. */
export const filterNames = { unavailable: 'unavailable', narrowing: 'narrowing' } as const;

const unavailable: Filter<SearchQuery, TitleCandidate & Weighed> = {
	name: filterNames.unavailable,
	reject: (query, { title }) => unavailability(title, query),
};

const narrowing: Filter<SearchQuery, TitleCandidate & Weighed> = {
	name: filterNames.narrowing,
	reject: (query, { title }) => unmetFilter(title, query.narrowing),
};

/** Where a run leaves what it learnt of the query: an outcome speaks of candidates alone. */
export interface Kept {
	readonly keep: (query: ReadQuery) => void;
}

/** Hands on what was learnt, once all of it is. */
const keepWhatWasLearnt: RequestHydrator<ReadQuery & Kept, object> = {
	name: 'learnt',
	onFailure: 'fail',
	hydrate: (query) => {
		query.keep(query);
		return {};
	},
};

/** From what was typed to titles that may be shown, unordered: the funnel of a search, a sentence list. */
export function finding(
	parts: SearchParts,
	policy: SearchPolicy,
): Runnable<SearchQuery & Kept, FoundTitle> {
	return request<SearchQuery & Kept>()
		.hydrate(lookUpNames(parts.names), askTaste(parts.taste))
		.hydrate(readQuery(parts.understand))
		.hydrate(lookUpOtherwise(parts.names), weighConditions(parts.popularity))
		.hydrate(keepWhatWasLearnt)
		.sources(byName, byPerson, byConditions, byMeaning(parts))
		.hydrate(weighTitles(parts, policy))
		.filter(unavailable, narrowing);
}
