/** The rungs of the ladder, from the cheapest to the dearest. */
export const rungs = ['offline', 'counterfactual', 'interleaving', 'a/b'] as const;

export type RungName = (typeof rungs)[number];

/**
 * What a rung says of two rankers: which of them is better; that it cannot tell them apart; or that such data can never
 * tell, which is an answer as well.
 */
export type Verdict = 'A' | 'B' | 'undecided' | 'not identifiable';

/** One rung's answer to one question: is B better than A? */
export interface Answer {
	readonly rung: RungName;
	readonly verdict: Verdict;
	/** What the rung measured, B less A; null where nothing is identifiable. */
	readonly estimate: number | null;
	readonly low: number | null;
	readonly high: number | null;
	/** Members whose data were read: when it was decided, or all there were. */
	readonly members: number;
	/** What was measured and how, in a sentence for people. */
	readonly detail: string;
}

/** The verdict of an interval for B less A: decided where it leaves out 0. */
export function verdictOf({
	low,
	high,
}: {
	readonly low: number;
	readonly high: number;
}): 'A' | 'B' | 'undecided' {
	if (low > 0) return 'B';
	if (high < 0) return 'A';
	return 'undecided';
}

/** Whether the answer names one of the two. */
export const isDecided = ({ verdict }: Pick<Answer, 'verdict'>): boolean =>
	verdict === 'A' || verdict === 'B';
