import { msPerDay } from '@marquee/units';
import { pullOf } from './appeal.ts';
import { chosenOf } from './choosing.ts';
import { chanceOf, keyOf, purposes, waitOf } from './keyed-chance.ts';
import { lookedAt } from './looking.ts';
import type { Member } from './member.ts';
import { bestHeardOf } from './past.ts';
import type { Policy } from './policy.ts';
import type { ShownPage } from './shown.ts';
import type { Titles } from './titles.ts';
import { type Play, watching } from './watching.ts';
import type { WeeklyRhythm } from './weekly-rhythm.ts';

/** What one visit came to. */
export interface Visit {
	readonly member: number;
	/** 0 is the first. */
	readonly number: number;
	readonly at: number;
	/** Places looked at, ascending; none if the member searched. */
	readonly looked: readonly number[];
	/** Places played, ascending. */
	readonly chosen: readonly number[];
	/** Title that was searched for; −1: none. */
	readonly searched: number;
	readonly plays: readonly Play[];
	/** A place that was put on the list for later; −1: none. */
	readonly listed: number;
	/** What the member thinks of the service now. */
	readonly satisfaction: number;
	/** When they will look in again; `undefined`: never. */
	readonly nextAt: number | undefined;
}

/** What visits happen in. */
export interface Surroundings {
	readonly policy: Policy;
	readonly titles: Titles;
	readonly rhythm: WeeklyRhythm;
}

/** A member looks at a page, or searches; plays or does not; and it shows in what they think of the service. */
export function visited(
	{ policy, titles, rhythm }: Surroundings,
	member: Member,
	page: ShownPage,
	{ at, finds }: { readonly at: number; readonly finds: boolean },
): Visit {
	const visitKey = nextVisitKey(member);
	const searched = searchedFor({ policy, titles }, member);
	const number = member.visits++;
	const looked = searched === -1 ? lookedAt(policy, member, page, visitKey) : [];
	const offered = looked.map((place) => page.titles[place]!);
	const pulls = offered.map((title) => pullOf(policy, titles, member, title, at));
	const leaving = member.person.leaving;
	const chosen = chosenOf(policy, { titles: offered, pulls, leaving }, visitKey).map(
		(i) => looked[i]!,
	);
	const plays = playsOf({ policy, titles }, member, page, {
		at,
		searched: finds ? searched : -1,
		chosen,
	});
	const listed = listedOf(policy, pulls, { looked, chosen, visitKey });
	remember(member, page, { looked, plays });
	const worth =
		plays.length === 0
			? policy.satisfaction.nothing
			: plays.reduce((sum, { enjoyment }) => sum + enjoyment, 0) / plays.length;
	member.satisfaction += policy.satisfaction.pace * (worth - member.satisfaction);
	comeBack({ policy, rhythm }, member, at, visitKey);
	const { satisfaction, nextAt } = member;
	return {
		member: member.index,
		number,
		at,
		looked,
		chosen,
		searched,
		plays,
		listed,
		satisfaction,
		nextAt,
	};
}

/** All chance of the visit that comes next. */
const nextVisitKey = ({ person, visits }: Member): number =>
	keyOf(keyOf(person.key, purposes.visit), visits);

/** The title that a member will search for at the next visit instead of looking at a page; −1: none. */
export function searchedFor(
	{ policy, titles }: Pick<Surroundings, 'policy' | 'titles'>,
	member: Member,
): number {
	const { person, tally } = member;
	const visitKey = nextVisitKey(member);
	if (chanceOf(visitKey, purposes.searching) >= person.searching) return -1;
	const key = keyOf(visitKey, purposes.aware);
	return bestHeardOf(policy, titles, { person, tally, key });
}

function playsOf(
	{ policy, titles }: Pick<Surroundings, 'policy' | 'titles'>,
	{ person }: Member,
	page: ShownPage,
	{ at, searched, chosen }: { at: number; searched: number; chosen: readonly number[] },
): readonly Play[] {
	if (searched !== -1)
		return [
			watching(policy, titles, person, { title: searched, place: -1, row: -1, column: -1, at }),
		];
	return chosen.map((place) =>
		watching(policy, titles, person, {
			title: page.titles[place]!,
			place,
			...standing(page, place),
			at,
		}),
	);
}

/** Row and column of a place. */
export function standing({ rowEnds }: ShownPage, place: number): { row: number; column: number } {
	if (rowEnds === undefined) return { row: 0, column: place };
	const row = rowEnds.findIndex((end) => place < end);
	return { row, column: place - (row === 0 ? 0 : rowEnds[row - 1]!) };
}

/** Now and then the second choice is kept for later. */
function listedOf(
	{ listing }: Policy,
	pulls: readonly number[],
	{
		looked,
		chosen,
		visitKey,
	}: { looked: readonly number[]; chosen: readonly number[]; visitKey: number },
): number {
	if (looked.length === 0 || chanceOf(visitKey, purposes.listing) >= listing.share) return -1;
	let [best, highest] = [-1, -Infinity];
	for (const [i, place] of looked.entries())
		if (pulls[i]! > highest && !chosen.includes(place)) [best, highest] = [place, pulls[i]!];
	return best;
}

/** Titles and rows that were looked at in vain tire; those that were played do not. */
function remember(
	{ tally, rowShown, history }: Member,
	page: ShownPage,
	{ looked, plays }: { readonly looked: readonly number[]; readonly plays: readonly Play[] },
): void {
	for (const place of looked) tally.show(page.titles[place]!);
	if (page.rowKeys !== undefined)
		for (const row of new Set(looked.map((place) => standing(page, place).row))) {
			const name = page.rowKeys[row]!;
			rowShown.set(name, (rowShown.get(name) ?? 0) + 1);
		}
	for (const { title, at, thumb, row } of plays) {
		tally.watch(title);
		history.add(title, at, thumb);
		if (row >= 0 && page.rowKeys !== undefined) rowShown.set(page.rowKeys[row]!, 0);
	}
}

/**
 * When a member looks in again, and whether they have cancelled before that: both follow satisfaction s.
 *
 *   visits per day · e^(ρ (s − s₀)),   hazard of leaving per day · e^(−κ (s − s₀))
 */
export function comeBack(
	{ policy, rhythm }: Pick<Surroundings, 'policy' | 'rhythm'>,
	member: Member,
	at: number,
	key: number,
): void {
	const { person, satisfaction } = member;
	const above = satisfaction - policy.satisfaction.begin;
	const perHour = (person.visitsPerDay / 24) * Math.exp(policy.returning.visits * above);
	const next = rhythm.after(at + halfAnHour, rhythm.away(key) / perHour);
	const hazard = policy.leaving.perDay * Math.exp(-policy.leaving.bySatisfaction * above);
	const leaves = at + Math.round((waitOf(key, purposes.cancelling) / hazard) * msPerDay);
	const isGone = leaves < next;
	member.nextAt = isGone ? undefined : next;
	member.leftAt = isGone ? leaves : undefined;
}

/** Nobody looks in again sooner. */
const halfAnHour = 1_800_000;
