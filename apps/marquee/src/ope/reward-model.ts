import {
	binMean,
	type ChoiceLog,
	crossFitted,
	type Expectation,
	logistic,
	type RewardLearner,
	ridge,
} from '@marquee/counterfactual';
import { numberTable } from './number-table.ts';

/** Models that learn from the log itself, by their names. */
export const learners: Readonly<Record<string, RewardLearner>> = {
	'cross-fitted': binMean,
	'bin-mean': binMean,
	ridge,
	logistic,
};

/** Whether a model learns from segments of users too. */
export const readsSegments = (name: string): boolean => name === 'ridge' || name === 'logistic';

/**
 * The model of rewards that was named: `cross-fitted` (the mean of each action at each position), `ridge`, `logistic`, `none`, or
 * a file of expected rewards. What learns from the log is cross-fitted over its units.
 */
export async function namedModel(
	name: string,
	log: ChoiceLog,
	how: { readonly folds: number; readonly seed: number },
): Promise<Expectation | undefined> {
	if (name === 'none' || log.unitCount < how.folds) return undefined;
	const learner = learners[name];
	if (learner !== undefined) return crossFitted(log, learner, how);
	return (await numberTable(name, log)).at;
}
