import { mean } from '@marquee/numerics';
import type { Scoring } from './ranker.ts';

/**
 * Scores with noise, as a worse model of the same thing has: normal, so many times as wide as the scores differ among
 * titles, and the same at each visit of a member, as a model's mistakes are.
 */
export const blurred =
	(scoring: Scoring, noise: number): Scoring =>
	async (asked, scores) => {
		await scoring(asked, scores);
		const width = noise * deviation(scores);
		const random = asked.chance.ofMember();
		for (let title = 0; title < scores.length; title++) scores[title]! += width * random.normal();
	};

function deviation(scores: Float32Array): number {
	const middle = mean(scores);
	let squares = 0;
	for (const score of scores) squares += (score - middle) ** 2;
	return Math.sqrt(squares / scores.length);
}
