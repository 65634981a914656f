import { type EpochMs, msPerDay } from '@marquee/units';

/** What there may be to tell. */
export type OccasionKind = 'new-title' | 'expiring' | 'unfinished' | 'new-trailer';

/** Something that a profile may want to be told, now. */
export interface Occasion {
	readonly kind: OccasionKind;
	readonly titleId: string;
	readonly trailerId?: string;
	/** How much it draws: 1 as a usual message. */
	readonly pull: number;
	/** From here on there is nothing left to tell. */
	readonly until: EpochMs;
	/** Why this profile, in numbers a person can check. */
	readonly because: string;
}

/** A title (or its trailer) that is new, and how well it matches: the share of all titles that match less. */
export interface Novelty {
	readonly titleId: string;
	readonly trailerId?: string;
	readonly addedAt: EpochMs;
	readonly match: number;
}

/** What is known of a profile that may be worth telling it. */
export interface Tellable {
	readonly now: EpochMs;
	readonly newTitles?: readonly Novelty[];
	/** Of titles on its list or begun by it. */
	readonly newTrailers?: readonly Novelty[];
	/** On its list, and when they leave. */
	readonly expiring?: readonly { readonly titleId: string; readonly leavesAt: EpochMs }[];
	readonly unfinished?: readonly {
		readonly titleId: string;
		readonly watchedAt: EpochMs;
		/** 0 to 1. */
		readonly shareWatched: number;
	}[];
}

/** For how long each is news, from when, and what it draws at the least and at the most; a policy, to be tuned. */
const rules = {
	newTitle: { days: 14, matchFrom: 0.9, pull: [0.6, 1.5] },
	newTrailer: { days: 7, matchFrom: 0.8, pull: [0.5, 1.1] },
	expiring: { days: 7, pull: [0.9, 1.5] },
	unfinished: { afterDays: 2, days: 30, from: 0.05, to: 0.9, pull: [0.6, 1.2] },
} as const;

/**
 * All that a profile might be told now, the strongest first, ties by title.
 *
 * New titles of the best tenth of its taste for two weeks, new trailers of what it keeps for a week, titles on its list in
 * their last week (the later, the stronger), and what it left unfinished between two days and a month ago.
 */
export function occasionsFor(tellable: Tellable): readonly Occasion[] {
	const { now, newTitles = [], newTrailers = [], expiring = [], unfinished = [] } = tellable;
	const all = [
		...newTitles.map((novelty) => novel('new-title', novelty, rules.newTitle, now)),
		...newTrailers.map((novelty) => novel('new-trailer', novelty, rules.newTrailer, now)),
		...expiring.map((leaving) => lastDays(leaving, now)),
		...unfinished.map((begun) => leftOff(begun, now)),
	];
	return all
		.filter((occasion) => occasion !== undefined)
		.sort((a, b) => b.pull - a.pull || (a.titleId < b.titleId ? -1 : 1));
}

function novel(
	kind: 'new-title' | 'new-trailer',
	{ titleId, trailerId, addedAt, match }: Novelty,
	rule: (typeof rules)['newTitle' | 'newTrailer'],
	now: EpochMs,
): Occasion | undefined {
	const until = (addedAt + rule.days * msPerDay) as EpochMs;
	if (addedAt > now || now >= until || match < rule.matchFrom) return undefined;
	return {
		kind,
		titleId,
		...(trailerId === undefined ? {} : { trailerId }),
		pull: between(rule.pull, (match - rule.matchFrom) / (1 - rule.matchFrom)),
		until,
		because: `matches better than ${percent(match)} of titles, new for ${daysOf(now - addedAt)}`,
	};
}

function lastDays(
	{ titleId, leavesAt }: { readonly titleId: string; readonly leavesAt: EpochMs },
	now: EpochMs,
): Occasion | undefined {
	const left = (leavesAt - now) / msPerDay / rules.expiring.days;
	if (left <= 0 || left > 1) return undefined;
	const pull = between(rules.expiring.pull, 1 - left);
	const because = `on the list, leaves in ${daysOf(leavesAt - now)}`;
	return { kind: 'expiring', titleId, pull, until: leavesAt, because };
}

function leftOff(
	{ titleId, watchedAt, shareWatched }: NonNullable<Tellable['unfinished']>[number],
	now: EpochMs,
): Occasion | undefined {
	const { afterDays, days, from, to, pull } = rules.unfinished;
	const away = (now - watchedAt) / msPerDay;
	if (away < afterDays || away >= days || shareWatched < from || shareWatched >= to)
		return undefined;
	const freshness = 1 - away / days;
	return {
		kind: 'unfinished',
		titleId,
		pull: between(pull, Math.sqrt(freshness * shareWatched)),
		until: (watchedAt + days * msPerDay) as EpochMs,
		because: `${percent(shareWatched)} watched, left off ${daysOf(now - watchedAt)} ago`,
	};
}

const between = ([least, most]: readonly [number, number], share: number): number =>
	least + (most - least) * share;

const percent = (share: number): string => `${Math.floor(100 * share)} %`;

const daysOf = (ms: number): string => {
	const days = Math.floor(ms / msPerDay);
	return days === 1 ? '1 day' : `${days} days`;
};
