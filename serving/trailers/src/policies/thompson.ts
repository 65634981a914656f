import { choleskyFactor, dot } from '@marquee/numerics';
import { seededRandom } from '@marquee/units';
import { meanScore, scoreCovariance } from '../belief.ts';
import { cumulativeNormal } from '../cumulative-normal.ts';
import { termsOf } from '../terms.ts';
import type { TrailerModel } from '../trailer-model.ts';
import { type Exploring, type TrailerPolicy, usualExplore, withFloor } from './trailer-policy.ts';

/** How many worlds are drawn from the belief where more than two trailers compete. */
export interface Draws extends Exploring {
	readonly draws?: number;
}

/** The standard error of a stated probability is at most ½ / √draws, here 0.016. */
const usualDraws = 1_000;

/**
 * As often as each trailer is believed to be the best one: probability matching.
 *
 *   p(a) = P(score a > score b for all b),   scores jointly normal under the belief
 *
 * Two trailers: exactly, Φ((mₐ − m_b) / √var(a − b)). More: the share of seeded draws in which a wins. What is shown is drawn
 * from that share, so the logged probability is exact as a propensity; only as a statement of the belief is it off by its
 * standard error, √(p (1 − p) / draws). The draws are the same for every request, so nothing but the situation moves p.
 * @paper Agrawal, Goyal: Thompson Sampling for Contextual Bandits with Linear Payoffs. ICML 2013.
 */
export function thompson(
	model: TrailerModel,
	{ explore = usualExplore, draws = usualDraws }: Draws = {},
): TrailerPolicy {
	if (!(Number.isInteger(draws) && draws > 0)) throw new RangeError(`${draws} draws from a belief`);
	const noise = drawnOnce(draws);
	return {
		name: 'thompson',
		version: `${model.version};explore=${explore};draws=${draws}`,
		probabilities: (situation) => {
			const terms = situation.trailers.map((trailer) => termsOf(situation, trailer));
			const means = terms.map((each) => meanScore(model.belief, each));
			const covariance = scoreCovariance(model.belief, terms);
			return withFloor(bestShares(means, covariance, noise), explore);
		},
	};
}

/** Standard normal values, (draws, K), for each number of trailers K. */
type Noise = (count: number) => Float64Array;

/** Draws once for each number of trailers: a title has few, and drawing costs more than all the rest. */
export function drawnOnce(draws: number): Noise {
	const byCount = new Map<number, Float64Array>();
	return (count) => {
		const known = byCount.get(count);
		if (known !== undefined) return known;
		const { normal } = seededRandom(draws, `trailer-thompson/${count}`);
		const noise = Float64Array.from({ length: draws * count }, normal);
		if (byCount.size < mostKept) byCount.set(count, noise);
		return noise;
	};
}

/** No catalogue has titles of so many different numbers of trailers that this would be felt. */
const mostKept = 32;

/** How likely each of jointly normal scores is the largest: means (K), covariance (K, K). */
export function bestShares(
	means: readonly number[],
	covariance: Float64Array,
	noise: Noise,
): readonly number[] {
	if (means.length === 1) return [1];
	if (means.length === 2) return ofTwo(means, covariance);
	return byDrawing(means, covariance, noise(means.length));
}

function ofTwo(means: readonly number[], covariance: Float64Array): readonly number[] {
	const variance = covariance[0]! + covariance[3]! - 2 * covariance[1]!;
	const first = cumulativeNormal((means[0]! - means[1]!) / Math.sqrt(variance));
	return [first, 1 - first];
}

function byDrawing(
	means: readonly number[],
	covariance: Float64Array,
	noise: Float64Array,
): readonly number[] {
	const count = means.length;
	const draws = noise.length / count;
	const factor = Float64Array.from(covariance); // (K, K)
	choleskyFactor(factor, count);
	const wins = new Float64Array(count);
	for (let draw = 0; draw < draws; draw++) {
		let best = 0;
		let bestScore = -Infinity;
		for (let arm = 0; arm < count; arm++) {
			const score = means[arm]! + dot(factor, noise, arm * count, draw * count, arm + 1);
			if (score <= bestScore) continue;
			best = arm;
			bestScore = score;
		}
		wins[best]!++;
	}
	return Array.from(wins, (won) => won / draws);
}
