import type { Watched } from './ratings-of-2013.ts';

/** What the fit of a world is read from, by name. */
export type Shape = Readonly<Record<string, number>>;

/** How watching is spread over titles, members and time. */
export function shapeOf(watched: readonly Watched[]): Shape {
	const perTitle = counted(watched.map(({ title }) => title)).sort((a, b) => b - a);
	const perMember = counted(watched.map(({ member }) => member)).sort((a, b) => a - b);
	const share = (of: (one: Watched) => boolean) => watched.filter(of).length / watched.length;
	const atHour = (at: number) => new Date(at).getUTCHours();
	return {
		'share of the first 1 % of titles': shareOfFirst(perTitle, 0.01),
		'share of the first 10 % of titles': shareOfFirst(perTitle, 0.1),
		'share of the first half of titles': shareOfFirst(perTitle, 0.5),
		'plays of a member, median': at(perMember, 0.5),
		'plays of a member, 75 % have at most': at(perMember, 0.75),
		'plays of a member, 90 % have at most': at(perMember, 0.9),
		'plays of a member, 95 % have at most': at(perMember, 0.95),
		'plays of a member, 99 % have at most': at(perMember, 0.99),
		'gaps between visits, median coefficient of variation': gapVariation(watched),
		'share between 20 and 23 h': share(({ at }) => atHour(at) >= 20 && atHour(at) < 23),
		'share between 7 and 11 h': share(({ at }) => atHour(at) >= 7 && atHour(at) < 11),
		'share at weekends': share(({ at }) => new Date(at).getUTCDay() % 6 === 0),
		'judged very well': share(({ judged }) => judged === 1),
		'judged badly': share(({ judged }) => judged === -1),
	};
}

function counted(of: readonly number[]): number[] {
	const counts = new Map<number, number>();
	for (const one of of) counts.set(one, (counts.get(one) ?? 0) + 1);
	return [...counts.values()];
}

const at = (ascending: readonly number[], share: number): number =>
	ascending[Math.floor(share * ascending.length)]!;

function shareOfFirst(descending: readonly number[], share: number): number {
	const total = descending.reduce((a, b) => a + b, 0);
	const first = descending.slice(0, Math.round(share * descending.length));
	return first.reduce((a, b) => a + b, 0) / total;
}

/** What lies within an hour is one visit; of members with five visits or more. */
function gapVariation(watched: readonly Watched[]): number {
	const moments = new Map<number, number[]>();
	for (const { member, at: moment } of watched) {
		const all = moments.get(member) ?? [];
		all.push(moment);
		moments.set(member, all);
	}
	const variations: number[] = [];
	for (const all of moments.values()) {
		all.sort((a, b) => a - b);
		const visits = all.filter((moment, i) => i === 0 || moment - all[i - 1]! > 3_600_000);
		if (visits.length < 5) continue;
		const gaps = visits.slice(1).map((moment, i) => moment - visits[i]!);
		const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
		const squares = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
		variations.push(Math.sqrt(squares / gaps.length) / mean);
	}
	return at(
		variations.sort((a, b) => a - b),
		0.5,
	);
}
