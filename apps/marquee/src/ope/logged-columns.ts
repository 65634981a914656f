import type { ChoiceLog } from '@marquee/counterfactual';
import { growingColumn, growingNames } from './growing-column.ts';
import { opeFailure } from './ope-failures.ts';

/** A choice that a service made, and what came of it. */
export interface LoggedChoice {
	readonly action: string;
	readonly propensity: number;
	readonly reward: number;
	readonly profileId: string;
	/** In what it was made, as far as policies are compared by it. */
	readonly context: string;
	/** Everything that could be chosen, and how likely it was; absent where the log keeps the chosen alone. */
	readonly chances?: readonly { readonly action: string; readonly probability: number }[];
}

/**
 * Choices of a service as columns; profiles are the units.
 *
 * @throws {Failure} `ope-log-empty` if there is none.
 */
export function loggedColumns(choices: readonly LoggedChoice[], where: string): ChoiceLog {
	if (choices.length === 0) throw nothingSettled(where);
	const [actions, units, contexts] = [growingNames(), growingNames(), growingNames()];
	const [propensities, rewards] = [growingColumn(), growingColumn()];
	for (const { action, propensity, reward, profileId, context } of choices) {
		actions.push(action);
		units.push(profileId);
		contexts.push(context);
		propensities.push(propensity);
		rewards.push(reward);
	}
	const all = choices.flatMap(({ chances = [] }) => chances.map(({ action }) => action));
	const { labels, codes } = actions.coded(all);
	const owners = units.coded();
	return {
		actions: labels,
		chosen: codes,
		propensities: propensities.numbers(),
		rewards: rewards.numbers(),
		units: owners.codes,
		unitCount: owners.labels.length,
		contexts: [{ name: 'context', ...contexts.coded() }],
		...knownChances(choices, labels),
	};
}

/** Of a service on which nothing can be said yet. */
export const nothingSettled = (where: string) =>
	opeFailure('ope-log-empty', {
		found: 'no choice in which chance had a say is settled',
		where,
		remedy: 'Wait until a day has passed since the first choices.',
	});

function knownChances(
	choices: readonly LoggedChoice[],
	labels: readonly string[],
): Pick<ChoiceLog, 'available' | 'logging'> {
	if (choices.some(({ chances }) => chances === undefined)) return {};
	const placeOf = new Map(labels.map((label, place) => [label, place]));
	const rows = choices.map(({ chances = [] }) => ({
		actions: Int32Array.from(chances, ({ action }) => placeOf.get(action)!),
		probabilities: Float64Array.from(chances, ({ probability }) => probability),
	}));
	return { available: (row) => rows[row]!.actions, logging: (row) => rows[row]!.probabilities };
}
