import type { Memory, MemoryLook } from '@marquee/foundation';

/** Whether a memory answers beside taste: where it did better on what came after a cut in time, in any case, or never. */
export type MemoryWanted = 'where-it-helps' | 'always' | 'never';

/** What was decided on a memory, by which figures; or from which bundle it was taken over, or why none was looked for. */
export type MemoryChoice = MemoryChosen | MemoryTakenOver | { readonly notLookedAt: string };

/** The memory of the bundle that a training went on from. */
export interface MemoryTakenOver {
	readonly taken: Pick<Memory, 'share' | 'tasteShare'>;
	readonly takenOverFrom: string;
}

/** What was looked at, and what of it was taken. */
export interface MemoryChosen {
	/** How much memory and taste count; `null` where taste answers alone. */
	readonly taken: Pick<Memory, 'share' | 'tasteShare'> | null;
	/** NDCG@10 of every mix, taste alone among them. */
	readonly looks: readonly MemoryLook[];
	/** Profiles asked for what they took up after the cut. */
	readonly cases: number;
}

/** The choice as one sentence without its full stop. */
export function memoryTold(choice: MemoryChoice): string {
	if ('notLookedAt' in choice)
		return `no memory beside taste was looked for: ${choice.notLookedAt}`;
	const { taken } = choice;
	if ('takenOverFrom' in choice)
		return `the memory of bundle ${choice.takenOverFrom.slice(0, 12)} counts ${mixTold(choice.taken)}`;
	const { cases } = choice;
	const { alone, beside } = bestLooks(choice);
	const on = `for ${cases.toLocaleString('en')} profiles after a cut in time`;
	const [without, best] = [alone, beside].map((value) => value.toFixed(4));
	return taken === null
		? `no memory beside taste: ndcg@10 ${without} without, at best ${best} with one, ${on}`
		: `a memory counts ${mixTold(taken)}: ndcg@10 ${best}, ${without} without, ${on}`;
}

const mixTold = ({ share, tasteShare }: MemoryTakenOver['taken']): string =>
	`${share} beside ${tasteShare} of taste`;

/** How well taste did alone, and beside the memory that did best. */
function bestLooks({ looks }: MemoryChosen) {
	const best = (withMemory: boolean) =>
		looks
			.filter(({ share }) => share > 0 === withMemory)
			.reduce((most, { judged }) => Math.max(most, judged), 0);
	return { alone: best(false), beside: best(true) };
}
