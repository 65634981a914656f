import { meanScore } from '../belief.ts';
import { termsOf } from '../terms.ts';
import type { TrailerModel } from '../trailer-model.ts';
import { type Exploring, type TrailerPolicy, usualExplore, withFloor } from './trailer-policy.ts';

/** How the softmax treats differences: in log-odds, a trailer `temperature` better is e times as likely. */
export interface Softness extends Exploring {
	readonly temperature?: number;
}

/** At a reward rate of 0.3, a trailer that earns a fifth more is 2.7 times as likely. */
const usualTemperature = 0.25;

/**
 * Better trailers more often, as far as is believed:
 *
 *   p ∝ exp(mean score / temperature), then (1 − ε) p + ε / K
 *
 * The default: its probabilities are a formula of what the log holds, with nothing drawn.
 * @throws {RangeError} if the temperature is not positive.
 */
export function posteriorSoftmax(
	model: TrailerModel,
	{ explore = usualExplore, temperature = usualTemperature }: Softness = {},
): TrailerPolicy {
	if (!(temperature > 0)) throw new RangeError(`a temperature of ${temperature} is not positive`);
	return {
		name: 'posterior-softmax',
		version: `${model.version};explore=${explore};temperature=${temperature}`,
		probabilities: (situation) => {
			const scores = situation.trailers.map((trailer) =>
				meanScore(model.belief, termsOf(situation, trailer)),
			);
			const peak = Math.max(...scores); // so that exp cannot overflow
			const odds = scores.map((score) => Math.exp((score - peak) / temperature));
			const total = odds.reduce((sum, odd) => sum + odd, 0);
			return withFloor(
				odds.map((odd) => odd / total),
				explore,
			);
		},
	};
}
