import { gumbelOf, keyOf, purposes } from './keyed-chance.ts';
import type { Policy } from './policy.ts';

/** How strongly each place that was looked at pulls, and how strongly the rest of life does; moods differ by title. */
export interface Offer {
	readonly titles: readonly number[];
	/** Log-odds, beside `titles`. */
	readonly pulls: readonly number[];
	readonly leaving: number;
}

/**
 * Which of what was looked at is played, as places in the offer.
 *
 * One a visit: a member came to watch one thing: P(i) = e^uᵢ / (e^leaving + Σ e^uⱼ).
 * Each on its merit: P(i) = 1 / (1 + e^(leaving + 3 − uᵢ)), each by itself: a better list means more watching.
 *
 * The mood for a title is looked up by the title, so that it is the same wherever it stands.
 * @paper McFadden: Conditional Logit Analysis of Qualitative Choice Behavior. 1974.
 */
export function chosenOf({ choosing }: Policy, offer: Offer, visitKey: number): number[] {
	const moods = keyOf(visitKey, purposes.mood);
	if (choosing.law === 'one-a-visit') {
		const best = bestOf(offer, moods, visitKey);
		return best === -1 ? [] : [best];
	}
	const chosen: number[] = [];
	for (const [i, title] of offer.titles.entries()) {
		const mood = gumbelOf(moods, title) - gumbelOf(keyOf(moods, 1), title); // logistic
		if (offer.pulls[i]! + mood > offer.leaving + meritAbove) chosen.push(i);
	}
	return chosen;
}

/** A title that is judged alone must pull more than one that only has to be the best of several. */
export const meritAbove = 3;

function bestOf({ titles, pulls, leaving }: Offer, moods: number, visitKey: number): number {
	let best = -1;
	let highest = leaving + gumbelOf(visitKey, purposes.leaving);
	for (let i = 0; i < titles.length; i++) {
		const pull = pulls[i]! + gumbelOf(moods, titles[i]!);
		if (pull <= highest) continue;
		highest = pull;
		best = i;
	}
	return best;
}
