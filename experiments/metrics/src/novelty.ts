import { depth, type Metric } from './metric.ts';

/**
 * How surprising the first k titles are on average, in bits: `novelty@k`. A list of blockbusters scores near 0.
 *
 *   mean over the list of −log₂ p(title)
 *
 * @paper Vargas, Castells: Rank and Relevance in Novelty and Diversity Metrics for Recommender Systems. RecSys 2011.
 */
export const novelty = (k: number, selfInformation: Float64Array): Metric => ({
	name: `novelty@${depth(k)}`,
	k,
	unit: 'bits',
	direction: 'neither',
	variant:
		'mean of −log2 p(title), p = (1 + profiles who watched it) / (1 + profiles), in training',
	of: ({ ranked }) => {
		const read = Math.min(k, ranked.length);
		let bits = 0;
		for (let place = 0; place < read; place++) bits += selfInformation[ranked[place]!]!;
		return read === 0 ? 0 : bits / read;
	},
});

/**
 * −log₂ of the chance that a profile has watched each title; one profile is added who has watched everything, so that
 * a title without plays is rare instead of infinitely surprising.
 */
export const selfInformationOf = (watchedBy: ArrayLike<number>, profiles: number): Float64Array =>
	Float64Array.from(watchedBy, (count) => Math.log2((1 + profiles) / (1 + count)));
