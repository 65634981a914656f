/** One ranking with the verdict on each of its places. */
export interface Judged {
	/** Titles, best first. */
	readonly ranked: Int32Array; // (K)
	/** 1 where the title at that place is relevant. */
	readonly hits: Uint8Array; // (K)
	/** How many relevant titles there are, found or not; at least 1. */
	readonly relevant: number;
}

/** A ranking with its verdicts, and whom it was for. */
export interface JudgedFor extends Judged {
	/** Distinct titles that the profile had watched before. */
	readonly past: ArrayLike<number>;
}

/**
 * Holds a ranking against the titles that were relevant. A title ranked twice counts once, at its better place.
 *
 * @throws {RangeError} if nothing is relevant: no metric is defined then. Leave such a case out, and count it.
 */
export function judged(ranked: Int32Array, relevant: Iterable<number>): Judged {
	const missing = new Set(relevant);
	const count = missing.size;
	if (count === 0) throw new RangeError('nothing is relevant: leave the case out, and count it');
	const hits = Uint8Array.from(ranked, (title) => (missing.delete(title) ? 1 : 0));
	return { ranked, hits, relevant: count };
}

/** How many of the first k places are hits. */
export function hitsWithin(answer: Judged, k: number): number {
	let found = 0;
	for (let place = 0; place < Math.min(k, answer.hits.length); place++)
		found += answer.hits[place]!;
	return found;
}
