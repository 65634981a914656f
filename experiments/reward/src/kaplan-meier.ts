import { refusal } from './refusals.ts';

/** A play that was begun so long ago, and after how long it was completed, if it was so far. */
export interface OpenPlay {
	readonly ageHours: number;
	/** From its beginning; undefined as long as it is open. */
	readonly completedAfterHours?: number | undefined;
}

/** The share of plays that is still open so long after their beginning. */
export interface OpenCurve {
	/** Moments at which plays were completed, ascending. */
	readonly hours: Float64Array;
	/** The share open just after each. */
	readonly open: Float64Array;
	/** Its standard error, by Greenwood. */
	readonly errors: Float64Array;
	readonly plays: number;
	readonly completed: number;
	/**
	 * The longest that a play was seen open: beyond that nothing is known. An old play that was completed at once tells
	 * nothing of what comes late. Infinite where all were completed.
	 */
	readonly followedHours: number;
}

/**
 * How long plays stay open, from plays of which many still are: each counts for as long as it could be watched.
 *
 *   S(t) = Π_{tⱼ ≤ t} (1 − dⱼ / nⱼ),   Var S = S² Σ dⱼ / (nⱼ (nⱼ − dⱼ));   n: still open just before, d: completed then
 *
 * Sound as long as younger plays are completed at the pace of older ones (no wave of other titles or viewers): part them
 * into bins where they are not.
 *
 * @throws {Failure} `reward-data-too-few` without a play, `reward-data-malformed`
 * @paper Kaplan, Meier: Nonparametric Estimation from Incomplete Observations. JASA 1958.
 */
export function kaplanMeier(plays: readonly OpenPlay[]): OpenCurve {
	if (plays.length === 0)
		throw refusal('reward-data-too-few', 'there is no play', 'Give plays of the past.');
	for (const play of plays) requirePlay(play);
	const ends = plays
		.map(({ ageHours, completedAfterHours }) => ({
			at: completedAfterHours ?? ageHours,
			isCompleted: completedAfterHours !== undefined,
		}))
		// At one moment the completed go first: who is still open then was at risk.
		.sort((a, b) => a.at - b.at || Number(b.isCompleted) - Number(a.isCompleted));
	const [hours, open, errors]: number[][] = [[], [], []];
	let [share, greenwood, completed] = [1, 0, 0];
	for (let from = 0; from < ends.length; ) {
		const { at } = ends[from]!;
		let to = from;
		let here = 0;
		for (; to < ends.length && ends[to]!.at === at; to++) if (ends[to]!.isCompleted) here++;
		const atRisk = ends.length - from;
		if (here > 0) {
			share *= 1 - here / atRisk;
			if (here < atRisk) greenwood += here / (atRisk * (atRisk - here));
			hours!.push(at);
			open!.push(share);
			errors!.push(share * Math.sqrt(greenwood));
			completed += here;
		}
		from = to;
	}
	return {
		hours: Float64Array.from(hours!),
		open: Float64Array.from(open!),
		errors: Float64Array.from(errors!),
		plays: plays.length,
		completed,
		followedHours: share === 0 ? Infinity : ends.at(-1)!.at,
	};
}

/** The share open at this age, and its standard error. */
export function openAt(
	{ hours, open, errors }: OpenCurve,
	age: number,
): { readonly share: number; readonly error: number } {
	let [low, high] = [0, hours.length]; // how many moments lie at or before
	while (low < high) {
		const middle = (low + high) >> 1;
		if (hours[middle]! <= age) low = middle + 1;
		else high = middle;
	}
	return low === 0 ? { share: 1, error: 0 } : { share: open[low - 1]!, error: errors[low - 1]! };
}

function requirePlay({ ageHours, completedAfterHours = 0 }: OpenPlay): void {
	if (!(ageHours >= 0 && ageHours < Infinity && completedAfterHours >= 0))
		throw refusal(
			'reward-data-malformed',
			`a play of ${ageHours} hours, completed after ${completedAfterHours}`,
			'Give hours from 0 up.',
		);
	if (completedAfterHours > ageHours)
		throw refusal(
			'reward-data-malformed',
			`a play that is ${ageHours} hours old was completed after ${completedAfterHours}`,
			'Count only what had happened when the data were taken.',
		);
}
