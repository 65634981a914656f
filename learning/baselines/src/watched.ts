import { type Histories, type History, historyOf } from '@marquee/histories';

/**
 * Who watched what at least once, in both directions, as compressed rows. Order, repetition and actions are forgotten:
 * the data of every model that sees histories as sets.
 */
export interface Watched {
	readonly profiles: number; // U
	readonly titles: number; // V
	/** Titles of profile u: `titlesOf[titleOffsets[u] … titleOffsets[u + 1]]`, ascending. */
	readonly titleOffsets: Int32Array; // (U + 1)
	readonly titlesOf: Int32Array; // (pairs)
	/** Profiles of title v: `profilesOf[profileOffsets[v] … profileOffsets[v + 1]]`, ascending. */
	readonly profileOffsets: Int32Array; // (V + 1)
	readonly profilesOf: Int32Array; // (pairs)
}

/** The distinct titles of a history, ascending. */
export function distinctTitles(history: History): Int32Array {
	const sorted = history.titleIndices.toSorted();
	return sorted.filter((title, at) => at === 0 || title !== sorted[at - 1]);
}

/** The histories as sets. Every row counts, whatever its action: filter with `keepRows` before. */
export function watchedIn(all: Histories): Watched {
	const titleOffsets = new Int32Array(all.profiles + 1);
	const pairs = new Int32Array(all.titleIndices.length);
	for (let profile = 0; profile < all.profiles; profile++) {
		const distinct = distinctTitles(historyOf(all, profile));
		pairs.set(distinct, titleOffsets[profile]!);
		titleOffsets[profile + 1] = titleOffsets[profile]! + distinct.length;
	}
	const titlesOf = pairs.slice(0, titleOffsets[all.profiles]!);
	const { profiles, titles } = all;
	return { profiles, titles, titleOffsets, titlesOf, ...byTitle(titleOffsets, titlesOf, titles) };
}

/** How many profiles watched each title. (V) */
export const popularityOf = ({ profileOffsets, titles }: Watched): Int32Array =>
	Int32Array.from({ length: titles }, (_, v) => profileOffsets[v + 1]! - profileOffsets[v]!);

function byTitle(titleOffsets: Int32Array, titlesOf: Int32Array, titles: number) {
	const profileOffsets = new Int32Array(titles + 1);
	for (const title of titlesOf) profileOffsets[title + 1]!++;
	for (let v = 0; v < titles; v++) profileOffsets[v + 1]! += profileOffsets[v]!;
	const nextPlace = profileOffsets.slice();
	const profilesOf = new Int32Array(titlesOf.length);
	for (let profile = 0; profile + 1 < titleOffsets.length; profile++)
		for (let at = titleOffsets[profile]!; at < titleOffsets[profile + 1]!; at++)
			profilesOf[nextPlace[titlesOf[at]!]!++] = profile;
	return { profileOffsets, profilesOf };
}
