import { msPerDay } from '@marquee/units';
import type { Member } from './member.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import type { Titles } from './titles.ts';

/**
 * How good watching a title would be for a person, as far as it can be foreseen: its worth and their taste for it.
 *
 *   e = w_q · quality + w_t · ⟨taste, traits⟩
 */
export function foreseen(
	{ enjoyment }: Pick<Policy, 'enjoyment'>,
	titles: Titles,
	person: Person,
	title: number,
): number {
	const { taste } = person;
	const K = taste.length;
	let match = 0;
	for (let k = 0, at = title * K; k < K; k++, at++) match += taste[k]! * titles.traits[at]!;
	return enjoyment.quality * titles.quality[title]! + enjoyment.taste * match;
}

/**
 * How strongly a title pulls a member now, in log-odds: foreseen enjoyment, what it promises beyond it, how well it is known, how new it is to the
 * service; less what it lost by having been shown in vain and, above all, by having been watched.
 */
export function pullOf(
	policy: Policy,
	titles: Titles,
	member: Member,
	title: number,
	at: number,
): number {
	const { novelty, fatigue } = policy;
	const { person, tally } = member;
	const shown = tally.shown(title);
	return (
		lastingPull(policy, titles, person, title) +
		freshness(person.novelty, (at - titles.addedAt[title]!) / msPerDay, novelty.halfLifeDays) -
		(shown === 0 ? 0 : fatigue.perDoubling * Math.log2(1 + shown)) -
		(tally.isWatched(title) ? fatigue.watched : 0)
	);
}

/** What of the pull stays when nothing is new and nothing has tired. */
export function lastingPull(
	{ choosing, enjoyment }: Policy,
	titles: Titles,
	person: Person,
	title: number,
): number {
	return (
		choosing.appetite * foreseen({ enjoyment }, titles, person, title) +
		choosing.allure * titles.allure[title]! +
		choosing.familiarity * titles.familiarity[title]!
	);
}

/** What newness adds: it halves again and again, and after sixty times nothing is left. */
const freshness = (novelty: number, days: number, halfLifeDays: number): number =>
	days > 60 * halfLifeDays ? 0 : novelty * 2 ** (-Math.max(0, days) / halfLifeDays);
