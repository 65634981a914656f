import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import { type EpochMs, msPerDay, type TitleId } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import { bestOf, drained, offer } from '../best.ts';
import type { Neighbours } from '../likeness.ts';
import { type PairCountBounds, pairCounts } from './pair-counts.ts';

/** Which titles the same profiles take up one after the other. */
export interface CoWatching {
	/**
	 * At most 100 titles that are taken up beside this one, closest first, ties by the lower index; `undefined` where nobody
	 * took it up. Answers are kept until something more is counted.
	 */
	readonly beside: (title: TitleIndex) => Neighbours | undefined;
}

/** Co-watching that is counted: from histories at first, then as events come in. */
export interface CountedCoWatching extends CoWatching {
	/** Counts all that a profile took up. Each profile once. */
	readonly addHistory: (state: ProfileState) => void;
	/**
	 * Counts one title that a profile has taken up for the first time; `state` is what is known of the profile after it. In
	 * order of happening this comes to the same as counting the whole history.
	 */
	readonly addTakeUp: (state: ProfileState, titleId: TitleId) => void;
	/** Memory of the counts; it never grows. */
	readonly bytes: number;
}

/** What counts as beside, and how many are remembered. */
export interface CoWatchingSettings extends PairCountBounds {
	/** Titles further apart in a profile's history have nothing to do with each other. */
	readonly withinDays?: number;
	/** A title is counted with so many before it at most: who samples fifty in an evening says little about each pair. */
	readonly before?: number;
	/** Pairs met so often are believed by half. */
	readonly shrinkage?: number;
	/** Neighbours of a title. */
	readonly most?: number;
}

/** 100 neighbours are 1.6 kB: so many lists are 7 MB. */
const listsKept = 4_096;

/**
 * Counts which titles profiles take up within two weeks of each other.
 *
 *   closeness(i, j) = n(i, j) ÷ √(n(i) n(j)) · n(i, j) ÷ (n(i, j) + 10)
 *
 * The cosine of the sets of profiles that took them up, pulled towards 0 where few did. Between 0 and 1. Counts of pairs
 * are bounded (`pairCounts`): what is forgotten makes closeness smaller, never greater.
 *
 * @paper Linden, Smith, York: Amazon.com Recommendations, Item-to-Item Collaborative Filtering. IEEE Internet Computing 2003.
 */
export function countedCoWatching(
	catalogue: Catalogue,
	histories: Iterable<ProfileState>,
	settings: CoWatchingSettings = {},
): CountedCoWatching {
	const { withinDays = 14, before = 10, shrinkage = 10, most = 100 } = settings;
	const pairs = pairCounts(catalogue.size, settings);
	const takeUps = new Int32Array(catalogue.size); // (V)
	const kept = new Map<TitleIndex, Kept>();
	let counts = 0;

	const count = (taken: TakenUp, earlier: readonly TakenUp[]): void => {
		takeUps[taken.index]!++;
		counts++;
		for (const other of earlier) {
			pairs.add(taken.index, other.index);
			pairs.add(other.index, taken.index);
		}
	};
	const earlierThan = (all: readonly TakenUp[], place: number): readonly TakenUp[] => {
		const since = all[place]!.at - withinDays * msPerDay;
		let from = place;
		while (from > 0 && from > place - before && all[from - 1]!.at >= since) from--;
		return all.slice(from, place);
	};
	const counted = (title: TitleIndex): Neighbours => {
		const best = bestOf(most);
		const scores = new Map<TitleIndex, number>();
		pairs.each(title, (beside, together) => {
			const cosine = together / Math.sqrt(takeUps[title]! * takeUps[beside]!);
			const closeness = Math.fround((cosine * together) / (together + shrinkage));
			scores.set(beside, closeness);
			offer(best, beside, closeness);
		});
		const indices = [...drained(best)];
		return { indices, closeness: indices.map((index) => scores.get(index)!) };
	};
	const coWatching: CountedCoWatching = {
		addHistory: (state) => {
			const all = takenUp(state, catalogue);
			for (const [place, taken] of all.entries()) count(taken, earlierThan(all, place));
		},
		addTakeUp: (state, titleId) => {
			const all = takenUp(state, catalogue);
			const place = all.findIndex(({ index }) => index === catalogue.indexOf(titleId));
			if (place !== -1) count(all[place]!, earlierThan(all, place));
		},
		beside: (title) => {
			if (takeUps[title] === 0) return undefined;
			const known = kept.get(title);
			const entry = known?.asOf === counts ? known : { asOf: counts, neighbours: counted(title) };
			kept.delete(title);
			kept.set(title, entry);
			if (kept.size > listsKept) kept.delete(kept.keys().next().value!);
			return entry.neighbours;
		},
		bytes: pairs.bytes + 4 * catalogue.size,
	};
	for (const state of histories) coWatching.addHistory(state);
	return coWatching;
}

interface Kept {
	/** How much had been counted. */
	readonly asOf: number;
	readonly neighbours: Neighbours;
}

interface TakenUp {
	readonly index: TitleIndex;
	readonly at: EpochMs;
}

/** The titles of the catalogue that the profile took up, in the order of the first time; ties by index. */
function takenUp(state: ProfileState, catalogue: Catalogue): readonly TakenUp[] {
	const all: TakenUp[] = [];
	for (const { titleId, firstEngagedAt: at } of state.titles) {
		const index = catalogue.indexOf(titleId);
		if (index !== undefined && at !== undefined) all.push({ index, at });
	}
	return all.sort((a, b) => a.at - b.at || a.index - b.index);
}
