import { foreseen } from './appeal.ts';
import { chanceOf, keyOf, normalOf, purposes } from './keyed-chance.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import type { Titles } from './titles.ts';

/** What comes of a title that a member began to watch, some of it only days later. */
export interface Play {
	readonly title: number;
	/** Where it stood; −1: it was found by searching. */
	readonly place: number;
	readonly row: number;
	readonly column: number;
	readonly at: number;
	/** When the first sitting ended, and how far it came. */
	readonly stoppedAt: number;
	readonly stoppedAtSeconds: number;
	/** When it was watched to its end; `undefined`: never. */
	readonly finishedAt: number | undefined;
	/** In all sittings. */
	readonly watchedSeconds: number;
	/** How good it was: what nobody but the member knows. */
	readonly enjoyment: number;
	/** −1 down, 1 up, 0 none; given when the first sitting ends, or the last. */
	readonly thumb: -1 | 0 | 1;
}

/** Where a play began. */
export interface PlayBegun {
	readonly title: number;
	readonly place: number;
	readonly row: number;
	readonly column: number;
	readonly at: number;
}

/** From beginning to watch to what is left of it. Whether it is good is the member's and the title's, not the ranker's. */
export function watching(policy: Policy, titles: Titles, person: Person, begun: PlayBegun): Play {
	const { finishing } = policy;
	const key = keyFor(person, begun.title);
	const enjoyment = enjoymentOf(policy, titles, person, begun.title);
	const runtime = titles.runtimeSeconds[begun.title]!;
	const odds = Math.exp(finishing.level + finishing.byEnjoyment * enjoyment);
	const finishes = chanceOf(key, purposes.finishing) < odds / (1 + odds);
	const atOnce = finishes && chanceOf(key, purposes.sitting) < finishing.atOnce;
	const firstShare = atOnce ? 1 : 0.03 + 0.82 * chanceOf(key, purposes.stopping) ** 1.5;
	const stoppedAtSeconds = Math.round(firstShare * runtime);
	const stoppedAt = begun.at + 1_000 * stoppedAtSeconds;
	const delay =
		3_600_000 *
		finishing.delayMedianHours *
		Math.exp(finishing.delayDeviation * normalOf(key, purposes.delay));
	const later = stoppedAt + Math.round(delay) + 1_000 * (Math.round(runtime) - stoppedAtSeconds);
	const finishedAt = finishes ? (atOnce ? stoppedAt : later) : undefined;
	return {
		...begun,
		stoppedAt,
		stoppedAtSeconds,
		finishedAt,
		watchedSeconds: finishes ? Math.round(runtime) : stoppedAtSeconds,
		enjoyment,
		thumb: thumbOf(policy, person, enjoyment, chanceOf(key, purposes.judging)),
	};
}

/** The thumb for a title that was watched, without all else that comes of it. */
export function thumbFor(
	policy: Policy,
	titles: Titles,
	person: Person,
	title: number,
): -1 | 0 | 1 {
	const key = keyFor(person, title);
	const chance = chanceOf(key, purposes.judging);
	if (chance >= person.judging) return 0; // most: nothing else need be known
	return thumbOf(policy, person, enjoymentOf(policy, titles, person, title), chance);
}

/** All chance of what a title is to a person. */
const keyFor = (person: Person, title: number): number =>
	keyOf(keyOf(person.key, purposes.surprise), title);

/** How good it turns out to be: what could be foreseen, and surprise. */
const enjoymentOf = (policy: Policy, titles: Titles, person: Person, title: number): number =>
	foreseen(policy, titles, person, title) +
	policy.enjoyment.surprise * normalOf(keyFor(person, title), 1);

/** Few judge, and those who do are more or less generous. */
function thumbOf(
	{ judging }: Policy,
	person: Person,
	enjoyment: number,
	chance: number,
): -1 | 0 | 1 {
	if (chance >= person.judging) return 0;
	const said = enjoyment + person.generosity;
	if (said > judging.up) return 1;
	return said < judging.down ? -1 : 0;
}
