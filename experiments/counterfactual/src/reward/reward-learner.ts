import type { ChoiceLog } from '../choice-log.ts';
import type { Expectation } from '../target.ts';

/** A way to learn from rows of a log what an action earns on the mean. */
export interface RewardLearner {
	readonly name: string;
	/** Learns from the rows that are named, and may be asked of any row and action. */
	readonly fit: (log: ChoiceLog, learnsFrom: (row: number) => boolean) => Expectation;
}
