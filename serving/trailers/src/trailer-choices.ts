import type { ChoiceLog } from '@marquee/counterfactual';
import type { SettledDecision } from './settling.ts';

/**
 * Settled decisions as a log that policies can be judged by: a trailer of a title is what was chosen, among the title's; the profile is
 * the unit, since its rows may go together; what each trailer's probability was is known of all.
 */
export function trailerChoices(rows: readonly SettledDecision[]): ChoiceLog {
	const actions = new Map<string, number>();
	const units = new Map<string, number>();
	const arms = rows.map(({ titleId, arms: among }) =>
		Int32Array.from(among, ({ trailerId }) => placeIn(actions, `${titleId}/${trailerId}`)),
	);
	const logging = rows.map(({ probabilities }) => Float64Array.from(probabilities));
	return {
		chosen: Int32Array.from(rows, ({ titleId, chosen }) =>
			placeIn(actions, `${titleId}/${chosen}`),
		),
		propensities: Float64Array.from(rows, ({ probability }) => probability),
		rewards: Float64Array.from(rows, ({ reward }) => reward),
		units: Int32Array.from(rows, ({ profileId }) => placeIn(units, profileId)),
		unitCount: units.size,
		contexts: [{ name: 'context', labels: ['trailers'], codes: new Int32Array(rows.length) }],
		available: (row) => arms[row]!,
		logging: (row) => logging[row]!,
		actions: [...actions.keys()],
	};
}

/** The place of a name among those met before it; a new one comes last. */
function placeIn(names: Map<string, number>, name: string): number {
	const place = names.get(name) ?? names.size;
	if (place === names.size) names.set(name, place);
	return place;
}
