import type { EffectAt, InterleavingReading, MetricVerdict } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import { preferenceBySigns } from './multileaving.ts';
import type { Team } from './team.ts';

/** Somebody chose something that one of two rankers had put where it was. */
export interface CreditedChoice {
	readonly member: string;
	/** When it was chosen; ms since 1970. */
	readonly at: number;
	/** Whose it was: of the first ranker or the second. */
	readonly team: Team;
}

/** An experiment that interleaves, and what came of it. */
export interface Chosen extends Pick<InterleavingReading, 'interleaves' | 'arms' | 'method'> {
	/** How many were shown both, whether they chose or not. */
	readonly members: number;
	/** In whatever order. */
	readonly choices: readonly CreditedChoice[];
	/** Choices until then count. */
	readonly asOf: number;
	readonly alpha?: number;
}

/** The preference is drawn over time by so many points at most. */
const mostPoints = 60;
/** Of fewer who decided nothing can be told, even if all agree. */
const fewestDecided = 10;

/**
 * Which of two interleaved rankings members choose from: one vote a member however much they chose, read by the signs of votes, so
 * that it may be looked at whenever one likes.
 *
 *   preference = 2 · wins of the second / (wins of both) − 1
 *
 * A direction, not how much it is worth: members whose choices favour neither are counted as ties and left out of it.
 */
export function preferenceReading(chosen: Chosen): InterleavingReading {
	const { interleaves, arms, method, members, asOf, alpha = 0.05 } = chosen;
	const choices = chosen.choices
		.filter(({ at }) => at <= asOf)
		.toSorted((one, other) => one.at - other.at);
	const poll = pollOf();
	const overTime: EffectAt[] = [];
	let counted = 0;
	for (const at of pointsIn(choices[0]?.at ?? asOf, asOf)) {
		while (counted < choices.length && choices[counted]!.at <= at) poll.take(choices[counted++]!);
		if (counted === 0) continue;
		const { estimate, low, high } = preferenceBySigns(poll.votes(), { alpha });
		overTime.push({ at, members: poll.voting(), estimate, low, high });
	}
	const cast = poll.votes();
	const preference = preferenceBySigns(cast, { alpha });
	const count = (sign: number) => cast.filter((vote) => Math.sign(vote) === sign).length;
	return {
		interleaves,
		arms,
		method,
		members,
		voting: poll.voting(),
		preference,
		wins: [count(-1), count(1)],
		ties: count(0),
		overTime,
		verdict: verdictOf(preference, count(-1) + count(1)),
	};
}

function verdictOf({ low, high }: { low: number; high: number }, decided: number): MetricVerdict {
	if (decided < fewestDecided) return 'too-few';
	if (low > 0) return 'better';
	return high < 0 ? 'worse' : 'undecided';
}

/** Ends of days, or of longer stretches where there are many, the last of them now. */
function pointsIn(from: number, until: number): readonly number[] {
	const days = Math.max(1, Math.ceil((until - from) / msPerDay));
	const step = Math.ceil(days / mostPoints) * msPerDay;
	const points = Math.max(1, Math.ceil((until - from) / step));
	return Array.from({ length: points }, (_, i) => until - (points - 1 - i) * step);
}

/** The votes of members as their choices come in. */
function pollOf() {
	const sums = new Map<string, { difference: number; choices: number }>();
	return {
		take: ({ member, team }: CreditedChoice): void => {
			const known = sums.get(member) ?? { difference: 0, choices: 0 };
			known.difference += team === 1 ? 1 : -1;
			known.choices++;
			sums.set(member, known);
		},
		voting: () => sums.size,
		votes: () => Array.from(sums.values(), ({ difference, choices }) => difference / choices),
	};
}
