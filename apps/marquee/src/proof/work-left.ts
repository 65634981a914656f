import type { Pair } from './asked-pairs.ts';

/** How much of many proofs is done, in lives of members. */
export interface Work {
	/** A phase tells how far it is. A phase of another name ends the one before. */
	readonly update: (phase: string, done: number, total: number) => void;
	readonly done: () => number;
	readonly total: () => number;
}

/** What phases take, in lives of members. A visit to two rankers is half as long a life, since it is half as many days. */
const ofLists = { writing: 1, living: 1, interleaving: 1 };
/** A log of lists takes nothing beside pages; those that are drawn from two are lived with as long as those of one. */
const ofPages = { writing: 0, living: 1, interleaving: 2.5 };

/** Counts what is to be lived: a log and each ranker once in each world, each pair interleaved. */
export function workOf({
	pairs,
	worlds,
	seeds,
	members,
	pages,
}: {
	readonly pairs: readonly Pair[];
	readonly worlds: readonly unknown[];
	readonly seeds: readonly unknown[];
	readonly members: number;
	readonly pages?: unknown;
}): Work {
	const takes = pages === undefined ? ofLists : ofPages;
	const names = new Set(pairs.flat()).size;
	const grounds = worlds.length * seeds.length;
	const lives =
		grounds * (takes.writing + names * takes.living + pairs.length * takes.interleaving);
	let [before, current, shareNow, phaseNow] = [0, 0, 0, ''];
	return {
		update: (phase, done, total) => {
			const share = done / total;
			if (phase !== phaseNow || share < shareNow) {
				before += current;
				phaseNow = phase;
			}
			shareNow = share;
			current = share * takes[phase.split(' ')[0] as keyof typeof takes];
		},
		done: () => Math.round((before + current) * members),
		total: () => lives * members,
	};
}
