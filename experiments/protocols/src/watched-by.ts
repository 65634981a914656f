import { type Histories, historyOf } from '@marquee/histories';

/** How many profiles have each title in their history: watching twice counts once. (V) */
export function watchedBy(all: Histories): Int32Array {
	const counts = new Int32Array(all.titles);
	for (let profile = 0; profile < all.profiles; profile++)
		for (const title of new Set(historyOf(all, profile).titleIndices)) counts[title]!++;
	return counts;
}
