import { type Action, actions } from './actions.ts';
import type { EventColumns } from './columns.ts';

/** What an event weighs by the share of the title that was watched: the first line that is reached counts. */
const byCompletion: readonly (readonly [from: number, weight: number])[] = [
	[0.9, 1.5], // finished: what is left are the credits
	[0.5, 1.2],
	[0.05, 0.7],
	[0, 0.2], // a trailer's worth, or a mistake
];

/** Who leaves within two minutes has not begun, however short the title. */
const begunSeconds = 120;
const notBegun = 0.2;

/** What an action weighs where it says more than the watching did. */
const byAction: Readonly<Partial<Record<Action, number>>> = {
	listed: 0.5, // meant to be watched
	disliked: 0.2,
	unlisted: 0,
};

/**
 * How much an event counts as a target: a finished film is a better answer than one given up after the titles.
 *
 *   completion ≥ 90 %: 1.5   ≥ 50 %: 1.2   ≥ 5 %: 0.7   below: 0.2   runtime unknown and < 2 min watched: 0.2   unknown: 1
 *   liked: the same, at least 1   listed: 0.5   disliked: 0.2   unlisted: 0
 *
 * Data that say nothing of watching weigh exactly 1 per event, but for what was disliked.
 */
export function targetWeight(events: EventColumns, row: number): number {
	const action = actions[events.actionIndices[row]!]!;
	const judged = byAction[action];
	if (judged !== undefined) return judged;
	const watched = watchedWeight(events.completions[row]!, events.watchedSeconds[row]!);
	return action === 'liked' ? Math.max(1, watched) : watched;
}

function watchedWeight(completion: number, watchedSeconds: number): number {
	for (const [from, weight] of byCompletion) if (completion >= from) return weight;
	return watchedSeconds < begunSeconds ? notBegun : 1; // NaN is below nothing
}
