import { type BlendSettings, fitBlend, type LinearMemory } from '@marquee/baselines';
import type { Histories, Recommender } from '@marquee/histories';
import { besideTaste, type Memory } from './memory.ts';

/** What a memory is fitted to, and what it is chosen by. */
export interface MemoryTask extends Pick<BlendSettings, 'maxTitles' | 'maxTitlesChoosing'> {
	/** All that the model which gets the memory has learnt from. */
	readonly data: Histories;
	/** Some of the data, taste that has learnt from them alone, and how well a model does on what was kept from it. */
	readonly heldOut: {
		readonly train: Histories;
		readonly taste: Recommender;
		/** Higher is better. */
		readonly judge: (recommender: Recommender) => Promise<number>;
	};
	readonly seed: number;
	/** Takes the best memory even where taste alone did better. Default: no. */
	readonly always?: boolean;
	readonly onProgress?: (done: number, total: number) => void;
}

/** How much memory and taste count, and how well that did. */
export interface MemoryLook extends Pick<Memory, 'share' | 'tasteShare'> {
	readonly judged: number;
}

/** A memory, fitted and weighed. */
export interface ChosenMemory {
	/** Absent where taste alone did best. */
	readonly memory?: Memory;
	/** Everything that was looked at, in order. */
	readonly looks: readonly MemoryLook[];
}

/**
 * Taste alone, memory as good as alone, and steps of 2 between: a memory of 1 deviates about as far as taste does. Taste is never
 * left out: it alone tells titles from one another that nobody has played, of which the memory knows nothing.
 */
const mixes: readonly Pick<Memory, 'share' | 'tasteShare'>[] = [
	{ tasteShare: 1, share: 0 },
	...[0.25, 0.5, 1, 2, 4, 8].map((share) => ({ tasteShare: 1, share })),
	{ tasteShare: 1e-3, share: 1 },
];

/**
 * The memory that serves best beside a model, chosen on held-out data: a blend of linear models between titles, and how much it
 * counts. Of equals the one with less memory. The same task gives the same memory.
 */
export async function chosenMemory(task: MemoryTask): Promise<ChosenMemory> {
	const { data, heldOut, always = false, ...settings } = task;
	const { memory: linear, trial } = await fitBlend(data, { ...settings, heldOut });
	const looks = await looksAt(trial, heldOut);
	const { share, tasteShare } = looks
		.filter((look) => look.share > 0 || !always)
		.reduce((a, b) => (b.judged > a.judged ? b : a));
	return { looks, ...(share > 0 && { memory: { linear, share, tasteShare } }) };
}

async function looksAt(
	linear: LinearMemory,
	{ taste, judge }: MemoryTask['heldOut'],
): Promise<readonly MemoryLook[]> {
	const looks: MemoryLook[] = [];
	for (const mix of mixes)
		looks.push({ ...mix, judged: await judge(beside(taste, { linear, ...mix })) });
	return looks;
}

function beside({ name, score }: Recommender, memory: Memory): Recommender {
	const remember = besideTaste(memory);
	const { titles } = memory.linear;
	return {
		name,
		score: async (requests, scores) => {
			await score(requests, scores);
			for (const [row, { history }] of requests.entries())
				remember(history, scores.subarray(row * titles, (row + 1) * titles));
		},
	};
}
