import type { TrailerModel } from '../trailer-model.ts';
import {
	allOnLargest,
	type Exploring,
	type TrailerPolicy,
	usualExplore,
	withFloor,
} from './trailer-policy.ts';

/** So many showings at the title's own mean stand behind every trailer, so that one lucky showing wins nothing. */
const priorShowings = 10;

/** The trailer that has earned the most per showing, whoever is watching; a share `explore` is spread evenly. */
export function mostRewarded(
	model: TrailerModel,
	{ explore = usualExplore }: Exploring = {},
): TrailerPolicy {
	return {
		name: 'most-rewarded',
		version: `${model.version};explore=${explore}`,
		probabilities: ({ titleId, trailers }) => {
			const tallies = trailers.map(({ trailerId }) => model.tallies.get(`${titleId}/${trailerId}`));
			const shown = tallies.reduce((sum, tally) => sum + (tally?.shown ?? 0), 0);
			const reward = tallies.reduce((sum, tally) => sum + (tally?.reward ?? 0), 0);
			const usual = shown === 0 ? 0 : reward / shown;
			const rates = tallies.map(
				(tally) =>
					((tally?.reward ?? 0) + priorShowings * usual) / ((tally?.shown ?? 0) + priorShowings),
			);
			return withFloor(allOnLargest(rates), explore);
		},
	};
}
