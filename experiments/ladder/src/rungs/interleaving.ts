import { alwaysValidSigns } from '@marquee/interleaving';
import { type Answer, verdictOf } from '../answer.ts';
import { looksUntil } from '../looks.ts';

/** What the votes of the members so far say: of those who prefer one of the two, how many more prefer B. */
interface Preference {
	readonly members: number;
	readonly voted: number;
	readonly wins: number;
	readonly losses: number;
	readonly low: number;
	readonly high: number;
}

/**
 * Interleaving: members are shown both rankers in one list, drafted by turns; whose titles do they choose? One vote a
 * member, −1 for A to 1 for B, NaN for those who chose nothing, in the order in which members came. The signs of votes are
 * read again and again by an exact confidence sequence, until they decide.
 *
 *   estimate = (wins − losses) / (wins + losses),   −1 to 1
 *
 * It is a direction and no size: how much a change is worth an A/B test says.
 */
export function interleaving(votes: Float64Array): Answer {
	let latest = preferenceOf(votes, 0);
	for (const look of looksUntil(votes.length, { first: firstLook })) {
		latest = preferenceOf(votes, look);
		if (verdictOf(latest) !== 'undecided') break;
	}
	const { wins, losses, voted, low, high, members } = latest;
	const decided = wins + losses;
	return {
		rung: 'interleaving',
		verdict: verdictOf(latest),
		estimate: decided === 0 ? null : (wins - losses) / decided,
		...{ low, high, members },
		detail: `${losses} for A, ${wins} for B, ${voted - decided} for neither, ${members - voted} chose nothing`,
	};
}

function preferenceOf(votes: Float64Array, members: number): Preference {
	const cast = votes.subarray(0, members).filter((vote) => !Number.isNaN(vote));
	const { low, high, wins, losses } = alwaysValidSigns(cast);
	// of the share who prefer B to a balance of preferences
	return { members, voted: cast.length, wins, losses, low: 2 * low - 1, high: 2 * high - 1 };
}

/** The sequence is exact from the first vote on; fewer than this cannot decide. */
const firstLook = 10;
