import type { Pair } from './asked-pairs.ts';

/** How much of many proofs is done, in lives of members. */
export interface Work {
	/** A phase tells how far it is. A phase of another name ends the one before. */
	readonly update: (phase: string, done: number, total: number) => void;
	readonly done: () => number;
	readonly total: () => number;
}

/**
 * Counts what is to be lived: a log and each ranker once in each world, each pair interleaved. A visit to two rankers is
 * counted as half as long a life, since it is half as many days.
 */
export function workOf({
	pairs,
	worlds,
	seeds,
	members,
}: {
	readonly pairs: readonly Pair[];
	readonly worlds: readonly unknown[];
	readonly seeds: readonly unknown[];
	readonly members: number;
}): Work {
	const rankers = new Set(pairs.flat()).size;
	const grounds = worlds.length * seeds.length;
	const lives = grounds * (1 + rankers + pairs.length);
	let [before, current, phaseNow] = [0, 0, ''];
	return {
		update: (phase, done, total) => {
			if (phase !== phaseNow || done / total < current) {
				before += current;
				phaseNow = phase;
			}
			current = done / total;
		},
		done: () => Math.round((before + current) * members),
		total: () => lives * members,
	};
}
