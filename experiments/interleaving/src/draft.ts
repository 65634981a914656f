import { type Random, shuffled } from '@marquee/units';

/** What a draft gave: items in their order, and which ranker picked each. */
export interface Draft<Id> {
	readonly items: readonly Id[];
	readonly teams: readonly number[];
	/**
	 * How many of the first items were picked while every ranker had something left to pick. What comes after says which ranking is
	 * longer and not which is better: it earns nobody anything.
	 */
	readonly contested: number;
}

/**
 * The draft itself: in each round all rankers pick once, in an order that chance draws anew; each picks the best item of its own that is
 * not picked yet.
 *
 * `stands` is asked of every pick in its turn, and says whether it may stand below those before it: rows whose titles are on the page
 * by then may not. A pick that may not is passed over by its ranker for good, who picks the next; another may still have it.
 */
export function draft<Id>(
	rankings: readonly (readonly Id[])[],
	length: number,
	random: Random,
	stands: (item: Id, ranker: number) => boolean = () => true,
): Draft<Id> {
	const items: Id[] = [];
	const teams: number[] = [];
	const picked = new Set<Id>();
	const next = rankings.map(() => 0);
	const pick = (ranker: number): boolean => {
		const ranking = rankings[ranker]!;
		while (next[ranker]! < ranking.length) {
			const item = ranking[next[ranker]!++]!;
			if (picked.has(item) || !stands(item, ranker)) continue;
			picked.add(item);
			items.push(item);
			teams.push(ranker);
			return true;
		}
		return false;
	};
	let contested: number | undefined;
	for (let isOpen = true; isOpen && items.length < length; ) {
		isOpen = false;
		const before = items.length;
		for (const ranker of shuffled(rankings.keys(), random)) {
			if (items.length >= length) break;
			if (pick(ranker)) isOpen = true;
			else contested ??= before;
		}
	}
	return { items, teams, contested: contested ?? items.length };
}

/** How many items all rankings begin with: which ranker picks them is chance alone. */
export function commonPrefix(rankings: readonly (readonly unknown[])[]): number {
	const [first = []] = rankings;
	let place = 0;
	while (place < first.length && rankings.every((ranking) => ranking[place] === first[place]))
		place++;
	return place;
}
