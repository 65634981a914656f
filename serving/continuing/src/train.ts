import { fittedWeights, softmax, utility, type WeightPrior } from './choice.ts';
import { type ContinuingModel, handSetModel } from './model.ts';
import { sessionFeatureNames, sessionRow } from './session-features.ts';
import { titleFeatureNames } from './title-features.ts';
import type { PastVisit } from './visits.ts';

/** How a model of going on is trained. */
export interface ContinuingTraining {
	/** The name of what comes out. */
	readonly version: string;
	/** What weights are pulled to: all that is known where data says nothing. */
	readonly prior?: ContinuingModel;
	/** How far from it weights are expected to lie: 1 lets a few hundred visits decide. */
	readonly priorDeviation?: number;
}

/**
 * Learns from past visits which title is gone on with and when a visit is for going on: from the inside out, first the
 * titles, then, with how strongly these draw, the visit. The same visits give the same weights.
 *
 * Few visits leave the weights near the prior; none leave the prior.
 */
export function trainContinuing(
	visits: readonly PastVisit[],
	{ version, prior = handSetModel, priorDeviation = 1 }: ContinuingTraining,
): ContinuingModel {
	const priorOf = <Name extends string>(
		names: readonly Name[],
		means: Readonly<Record<Name, number>>,
	): WeightPrior => ({
		means: Float64Array.from(names, (name) => means[name]),
		deviation: priorDeviation,
	});
	const gone = visits.flatMap(({ titles, chosen }) =>
		chosen === undefined ? [] : [{ alternatives: titles, chosen }],
	);
	const titles = fittedWeights(gone, priorOf(titleFeatureNames, prior.title));

	const stayed = new Float64Array(sessionFeatureNames.length); // (S): going on against zeros
	const coming = visits.map((visit) => ({
		alternatives: [visitRow(visit, titles.weights), stayed],
		chosen: visit.chosen === undefined ? 1 : 0,
	}));
	const sessions = fittedWeights(coming, priorOf(sessionFeatureNames, prior.session));
	return {
		version,
		title: named(titleFeatureNames, titles.weights),
		session: named(sessionFeatureNames, sessions.weights),
		abandonedFrom: prior.abandonedFrom,
		learntFrom: {
			visits: visits.length,
			continuations: gone.length,
			deviations: {
				title: named(titleFeatureNames, titles.deviations),
				session: named(sessionFeatureNames, sessions.deviations),
			},
		},
	};
}

function visitRow({ titles, occasion, habits }: PastVisit, weights: Float64Array): Float64Array {
	const { logSum: drawnTo } = softmax(titles.map((row) => utility(weights, row)));
	return sessionRow({ ...occasion, habits, drawnTo });
}

const named = <Name extends string>(
	names: readonly Name[],
	values: Float64Array,
): Readonly<Record<Name, number>> =>
	Object.fromEntries(names.map((name, i) => [name, values[i]!])) as Record<Name, number>;
