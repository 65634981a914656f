import type { Answer, RungName } from './answer.ts';
import type { Ratio } from './members-needed.ts';
import type { Truth } from './truth.ts';

/** What all rungs say of two rankers, and what is true. */
export interface Proof {
	readonly a: string;
	readonly b: string;
	/** Whether both are the same ranker, chance aside: then nothing differs, whatever any number says. */
	readonly isSame: boolean;
	/** How much better members truly fare: how good all that they watched was, which nobody can measure. */
	readonly truth: Truth;
	/** The truth of the metric that the A/B test decides by. */
	readonly metricTruth: Truth;
	/** Of whether members are still there after the guardrail's window. */
	readonly retention: Truth;
	readonly answers: readonly Answer[];
	/** The cheapest rung that named the better one; null if they are equal or no rung did. */
	readonly firstSeen: RungName | null;
	/** How many times more members an A/B test needs than interleaving; null where one of both sees no difference. */
	readonly ratio: Ratio | null;
}
