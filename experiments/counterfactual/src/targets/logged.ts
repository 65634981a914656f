import type { ChoiceLog } from '../choice-log.ts';
import { expectedUnder, type Target } from '../target.ts';

/**
 * The policy that wrote the log: every weight is 1. What it expects of a model is, where its other probabilities were not
 * kept, read off what it chose: f(xᵢ, aᵢ) has the right mean.
 */
export const logged = ({ chosen, propensities, available, logging }: ChoiceLog): Target => {
	const chances = (row: number) => {
		const probabilities = logging?.(row);
		if (probabilities === undefined) return undefined;
		const actions = available?.(row);
		return { probabilities, ...(actions && { actions }) };
	};
	return {
		name: 'logged',
		ofChosen: (row) => propensities[row]!,
		chances,
		expected: (row, of) => {
			const known = chances(row);
			return known === undefined ? of(row, chosen[row]!) : expectedUnder(known, row, of);
		},
	};
};
