import { msPerDay } from '@marquee/units';
import { foreseen } from './appeal.ts';
import { chanceOf, gumbelOf, keyOf, purposes } from './keyed-chance.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import type { TitleTally } from './title-tally.ts';
import { heardOf, type Titles } from './titles.ts';
import type { GrowingHistory } from './watched-titles.ts';
import { thumbFor } from './watching.ts';
import type { WeeklyRhythm } from './weekly-rhythm.ts';

/**
 * The best for this person of some titles that they have heard of, and have not watched; −1 if they have watched all of them.
 *
 * This is how people choose who are shown nothing: what is widely known is considered often, what suits is taken.
 */
export function bestHeardOf(
	policy: Policy,
	titles: Titles,
	{ person, tally, key }: { person: Person; tally: TitleTally; key: number },
): number {
	let [best, highest] = [-1, -Infinity];
	for (let i = 0; i < policy.searching.consider; i++) {
		const title = heardOf(titles, chanceOf(key, i));
		if (tally.isWatched(title)) continue;
		const pull =
			policy.choosing.appetite * foreseen(policy, titles, person, title) +
			gumbelOf(keyOf(key, purposes.mood), title);
		if (pull > highest) [best, highest] = [title, pull];
	}
	return best;
}

/** Writes what a person watched before the world began, in order of time. */
export function livePast(
	policy: Policy,
	titles: Titles,
	rhythm: WeeklyRhythm,
	{
		person,
		tally,
		history,
		begin,
	}: { person: Person; tally: TitleTally; history: GrowingHistory; begin: number },
): void {
	const hours = 24 / person.visitsPerDay;
	const past = keyOf(person.key, purposes.past);
	let at = begin - policy.past.days * msPerDay;
	for (let k = 0; k < policy.past.most; k++) {
		const key = keyOf(past, k);
		at = rhythm.after(at, hours * rhythm.away(key));
		if (at >= begin) return;
		const title = bestHeardOf(policy, titles, { person, tally, key });
		if (title === -1) continue;
		tally.watch(title);
		history.add(title, at, thumbFor(policy, titles, person, title));
	}
}
