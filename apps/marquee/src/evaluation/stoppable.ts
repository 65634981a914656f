import { setImmediate as turn } from 'node:timers/promises';
import type { Contender } from '@marquee/protocols';

/**
 * The contender, with a look at the signal before it is fitted and before every batch it scores.
 *
 * Baselines compute without a pause, and a process that never pauses never hears of Ctrl-C.
 */
export const stoppable = (contender: Contender, signal: AbortSignal): Contender => {
	const look = async () => {
		await turn();
		signal.throwIfAborted();
	};
	return {
		...contender,
		fit: async (fitting) => {
			await look();
			const recommender = await contender.fit(fitting);
			return {
				name: recommender.name,
				score: async (requests, scores) => {
					await look();
					return recommender.score(requests, scores);
				},
			};
		},
	};
};
