import type { TitleIndex } from '@marquee/catalogue';

/**
 * How unlike all that a slate shows each of its candidates is. Kept for many slates, one after another;
 * candidates are named by their place in the list that `begin` was given.
 *
 * Showing more never makes a candidate less like what is shown. So an old answer is an upper bound, and most
 * candidates need never be compared with most of the slate: that is what makes a slate cheap.
 * @paper Minoux: Accelerated Greedy Algorithms for Maximizing Submodular Set Functions. 1978.
 */
export interface Unlikeness {
	/** Begins a slate of at most `size` of the candidates. */
	readonly begin: (candidates: ArrayLike<TitleIndex>, size: number) => void;
	/** A bound that costs nothing: the last answer. */
	readonly atMost: (candidate: number) => number;
	/**
	 * 0 … 1: 1 before anything is shown; ½ for titles of which likeness knows nothing. Exact where it is more
	 * than `floor`; otherwise some bound that is not, found without looking further.
	 */
	readonly of: (candidate: number, floor: number) => number;
	readonly show: (candidate: number) => void;
}

/** What is said of titles of which likeness knows nothing: neither near nor far. */
export const unknownUnlikeness = 0.5;
