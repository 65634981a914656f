import type { TitleIndex } from '@marquee/catalogue';
import { editsAllowed, type MatchBucket, type NameMatch } from '@marquee/names';
import type { Taste } from '@marquee/retrieval';
import { keyOfEntity } from './entity-id.ts';
import type { Ground } from './ground.ts';
import type { SearchAsked, SearchFilters } from './search-asked.ts';
import type { Understanding } from './understanding/understanding.ts';

/** What was asked, with what a search has at hand for it. */
export interface SearchQuery extends SearchAsked {
	readonly ground: Ground;
	readonly narrowing: SearchFilters;
	/** Signs of the query that a reader counts as one. */
	readonly length: number;
}

/** What the name index found. */
export interface Named {
	/** Best first, each entity once. */
	readonly matches: readonly NameMatch[];
	/** The index did not answer. */
	readonly failed: boolean;
}

/** What a query means. */
export interface Read {
	readonly understanding: Understanding;
}

/** What was found under other texts that mean the same. */
export interface NamedOtherwise {
	readonly otherwise: readonly NameMatch[];
}

/** What the profile likes. */
export interface Liked {
	readonly taste: Taste;
}

/** What the conditions of a description say of titles. */
export interface Described {
	readonly described: {
		/** How many conditions there are. */
		readonly conditions: number;
		/** How many of them each title meets. `// (V)` */
		readonly met: Uint8Array;
		/** Titles that meet all of them, and where these are few, all but one, …; in dense order. */
		readonly titles: readonly TitleIndex[];
		/** The best of them: those that meet most, then the most watched. */
		readonly best: Int32Array;
	};
}

/** All that is known before titles are looked for. */
export type ReadQuery = SearchQuery & { readonly named: Named } & Read &
	NamedOtherwise &
	Liked &
	Described;

/** The catalogue index of a title that was named; `undefined`: the index knows a title that the catalogue does not have any more. */
export const titleOf = ({ ground: { catalogue } }: SearchQuery, match: NameMatch) =>
	match.kind === 'title' ? catalogue.indexOf(keyOfEntity(match.entityId)) : undefined;

/** How a name stands to what was typed. Names beyond the mistakes that are believed have but a part in common with it. */
export const bucketOf = ({ bucket, edits, cost }: NameMatch, length: number): MatchBucket => {
	const soundsAlike = cost < edits; // however it is spelt
	if (edits > editsAllowed(length) && !soundsAlike) return 'part';
	return bucket === 'same' && cost >= asFarAsAMistake ? 'near' : bucket;
};

/** Initials and the like: what is found by them stands behind names that begin with what was typed. */
const asFarAsAMistake = 1;

/** Whether all that was typed stands in the name, without a mistake. */
export const isTyped = (bucket: MatchBucket): boolean =>
	bucket !== 'part' && !bucket.startsWith('near');
