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
export function foreseen(policy: Policy, titles: Titles, person: Person, title: number): number {
	const { taste } = person;
	const K = taste.length;
	let match = 0;
	for (let k = 0, at = title * K; k < K; k++, at++) match += taste[k]! * titles.traits[at]!;
	return policy.enjoyment.quality * titles.quality[title]! + policy.enjoyment.taste * match;
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
	const { choosing, novelty, fatigue } = policy;
	const { person, tally } = member;
	const days = Math.max(0, at - titles.addedAt[title]!) / msPerDay;
	const fresh = person.novelty * 2 ** (-days / novelty.halfLifeDays);
	const tired =
		fatigue.perDoubling * Math.log2(1 + tally.shown(title)) +
		(tally.isWatched(title) ? fatigue.watched : 0);
	return (
		choosing.appetite * foreseen(policy, titles, person, title) +
		choosing.allure * titles.allure[title]! +
		choosing.familiarity * titles.familiarity[title]! +
		fresh -
		tired
	);
}
