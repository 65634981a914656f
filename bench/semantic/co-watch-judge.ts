import type { Watched } from './films-with-facts.ts';

/** Says how well the neighbours of titles agree with what the same people watch later. */
export interface CoWatchJudge {
	/** The titles with enough later watchers to be asked about. */
	readonly asked: readonly number[];
	/** Mean NDCG@10 over the asked, by how often people watched both, and by how much oftener than chance has it. */
	readonly ndcg: (
		neighbours: (title: number) => readonly number[],
		among?: readonly number[],
	) => { readonly byCount: number; readonly byLift: number };
}

/** Whoever watches more says little about any two of them. */
const longestPast = 400;
const fewestWatchers = 5;
const places = 10;

/** @param later who watches what in the period that nothing was learnt from. */
export function coWatchJudge(
	later: readonly Watched[],
	titles: number,
	most: number,
): CoWatchJudge {
	const { watchers, together } = pairsOf(pastsOf(later), titles);
	const asked = [...together.keys()]
		.filter((title) => watchers[title]! >= fewestWatchers)
		.slice(0, most);
	const lift = (a: number, b: number): number => {
		const count = together.get(a)!.get(b) ?? 0;
		return count < 2 ? 0 : count / Math.sqrt(watchers[a]! * watchers[b]!); // one person is chance
	};
	return {
		asked,
		ndcg: (neighbours, among = asked) => {
			let byCount = 0;
			let byLift = 0;
			for (const title of among) {
				const found = neighbours(title).slice(0, places);
				const all = together.get(title)!;
				byCount += ndcgOf(found, all, (other) => all.get(other) ?? 0) / among.length;
				byLift += ndcgOf(found, all, (other) => lift(title, other)) / among.length;
			}
			return { byCount, byLift };
		},
	};
}

/** How many watched each title, and each two of them. */
function pairsOf(pasts: Iterable<readonly number[]>, titles: number) {
	const watchers = new Int32Array(titles);
	const together = new Map<number, Map<number, number>>();
	for (const past of pasts) {
		for (const title of past) watchers[title]!++;
		if (past.length <= longestPast) for (const title of past) count(together, title, past);
	}
	return { watchers, together };
}

function count(
	together: Map<number, Map<number, number>>,
	title: number,
	past: readonly number[],
): void {
	const others = together.get(title) ?? new Map<number, number>();
	together.set(title, others);
	for (const other of past) if (other !== title) others.set(other, (others.get(other) ?? 0) + 1);
}

function ndcgOf(
	found: readonly number[],
	all: ReadonlyMap<number, number>,
	gain: (title: number) => number,
): number {
	const ideal = [...all.keys()].map(gain).sort((a, b) => b - a);
	const best = discounted(ideal.slice(0, places));
	return best > 0 ? discounted(found.map(gain)) / best : 0;
}

const discounted = (gains: readonly number[]): number =>
	gains.reduce((total, gain, place) => total + gain / Math.log2(place + 2), 0);

function pastsOf(watched: readonly Watched[]): Iterable<readonly number[]> {
	const pasts = new Map<number, Set<number>>();
	for (const { profile, title } of watched) {
		const past = pasts.get(profile) ?? new Set();
		pasts.set(profile, past.add(title));
	}
	return Array.from(pasts.values(), (past) => [...past]);
}
