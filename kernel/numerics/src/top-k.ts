/** What may change the order of a ranking besides the scores. */
export interface RankingRules {
	/** (V): titles marked 1 are left out. */
	readonly excluded?: Uint8Array;
	/** (V): among equal scores, titles marked 1 come after those marked 0. Without it the lower index comes first. */
	readonly lastAmongEquals?: Uint8Array;
}

/**
 * The indices of the k highest scores, best first; among equal scores the lower index comes first.
 *
 * Fewer than k if fewer are left after exclusion. One pass with insertion into the best k so far: meant for k in the
 * hundreds at most.
 *
 * @throws {RangeError} if k is not a whole number of at least 1.
 */
export function topK(scores: Float32Array, k: number, rules: RankingRules = {}): Int32Array {
	if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`k is ${k}, not a positive integer`);
	const { excluded, lastAmongEquals } = rules;
	const best = new Int32Array(Math.min(k, scores.length));
	let found = 0;
	const beats = (a: number, b: number): boolean =>
		scores[a]! > scores[b]! ||
		(scores[a] === scores[b] && (lastAmongEquals?.[a] ?? 0) < (lastAmongEquals?.[b] ?? 0));
	let floor = -Infinity; // the worst score in a full list: most titles stop here
	for (let i = 0; i < scores.length; i++) {
		if (scores[i]! < floor || excluded?.[i] === 1) continue;
		const full = found === best.length;
		if (full && !beats(i, best[found - 1]!)) continue;
		if (!full) found++;
		insert(best, found - 1, i, beats);
		if (found === best.length) floor = scores[best[found - 1]!]!;
	}
	return best.subarray(0, found);
}

/** Puts a title in its place, from the free or given-up place `last` upwards. */
function insert(
	best: Int32Array,
	last: number,
	title: number,
	beats: (a: number, b: number) => boolean,
): void {
	let place = last;
	for (; place > 0 && beats(title, best[place - 1]!); place--) best[place] = best[place - 1]!;
	best[place] = title;
}
