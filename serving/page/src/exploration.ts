import type { Random } from '@marquee/units';
import type { Exploration } from './policy.ts';

/** Who takes the exploration place of a row, and how likely that was. */
export interface Draw {
	/** Its place among those not shown before the exploration place, best first. */
	readonly chosen: number;
	readonly propensity: number;
}

/** So many of the best that wait for the place take part in a draw. */
const contenders = 40;

/**
 * Who stands at the exploration place: mostly the one who would stand there without chance, the first; at the policy's rate one
 * drawn by its score, the first among them.
 *
 *   π(i) = (1 − rate) [i is first] + rate · softmax(z / temperature)_i,   z: scores in deviations
 *
 * π is exact: it is what the draw is made with, and what the log keeps.
 * @paper Chapelle, Manavoglu, Rosales: Simple and Scalable Response Prediction for Display Advertising. ACM TIST 2015.
 */
export function drawn(
	scores: ArrayLike<number>, // (n), those that wait, best first
	{ rate, temperature }: Exploration,
	random: Random,
): Draw {
	const isDrawn = random.next() < rate;
	const at = random.next(); // always taken, so that all that follows draws the same whatever happened here
	if (rate === 0) return { chosen: 0, propensity: 1 };
	const byScore = softmax(scores, temperature);
	let chosen = 0;
	if (isDrawn)
		for (let left = at; chosen < byScore.length - 1 && left >= byScore[chosen]!; chosen++)
			left -= byScore[chosen]!;
	return { chosen, propensity: propensity(byScore, chosen, rate) };
}

/** The probability of one who may take the place. */
const propensity = (byScore: Float64Array, i: number, rate: number): number =>
	i === 0 ? rate * byScore[0]! + (1 - rate) : rate * byScore[i]!;

/** The probability of everybody who may take the place. */
export function propensities(
	scores: ArrayLike<number>,
	{ rate, temperature }: Pick<Exploration, 'rate' | 'temperature'>,
): Float64Array {
	const byScore = softmax(scores, temperature);
	return byScore.map((_, i) => propensity(byScore, i, rate));
}

function softmax(scores: ArrayLike<number>, temperature: number): Float64Array {
	const n = Math.min(scores.length, contenders);
	const chances = new Float64Array(n);
	let [sum, squares] = [0, 0];
	for (let i = 0; i < n; i++) sum += scores[i]!;
	const mean = sum / Math.max(1, n);
	for (let i = 0; i < n; i++) squares += (scores[i]! - mean) ** 2;
	const deviation = Math.sqrt(squares / Math.max(1, n)) || 1;
	let [highest, total] = [-Infinity, 0];
	for (let i = 0; i < n; i++) highest = Math.max(highest, scores[i]!);
	for (let i = 0; i < n; i++) {
		chances[i] = Math.exp((scores[i]! - highest) / (deviation * temperature));
		total += chances[i]!;
	}
	for (let i = 0; i < n; i++) chances[i]! /= total;
	return chances;
}
