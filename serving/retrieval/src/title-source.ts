import type { Catalogue } from '@marquee/catalogue';
import type { Context, Source } from '@marquee/pipeline';
import { candidateAt, type TitleCandidate } from './title-candidate.ts';

/** Titles by their places in the catalogue, best first, without an object each. */
export interface FoundTitles {
	readonly indices: Int32Array;
	/** Where chance had a say: the probability with which each was to be found. Without it, 1. */
	readonly propensities?: Float32Array;
}

/** A candidate that owes its place to chance. */
export interface Drawn {
	/** The probability with which the source was to find it, over all draws; 1 where it was certain. */
	readonly propensity: number;
}

/**
 * A source of titles that can also be asked for their bare places, at once: a pool of a thousand is merged from these.
 * `find` gives the same titles in the same order.
 */
export interface TitleSource<Query, Found extends TitleCandidate = TitleCandidate>
	extends Source<Query, Found> {
	readonly seek: (query: Query, context: Context) => FoundTitles;
}

/**
 * A source answers from memory: past this it does not answer at all, because something is wrong, and the page should not
 * wait to find out.
 */
export const seekDeadlineMs = 150;

/** What a title source is made of. */
interface Seeking<Query> {
	readonly name: string;
	readonly seek: (query: Query, context: Context) => FoundTitles;
}

/** A source that gives what it seeks as candidates, and is skipped where it fails: the page has other sources. */
export const titleSource = <Query>(
	catalogue: Catalogue,
	{ name, seek }: Seeking<Query>,
): TitleSource<Query> => ({
	name,
	deadlineMs: seekDeadlineMs,
	onFailure: 'skip',
	seek,
	find: (query, context) => candidatesAt(catalogue, seek(query, context).indices),
});

/** The titles at these places, as candidates. */
export const candidatesAt = (catalogue: Catalogue, indices: Int32Array): TitleCandidate[] =>
	Array.from(indices, (index) => candidateAt(catalogue, index));

/** What a source answers that has nothing to say. */
export const foundNothing: FoundTitles = { indices: new Int32Array(0) };
