import type { Watched } from './watched.ts';

/**
 * For each title in turn, the titles that share profiles with it (itself included) and with how many profiles.
 *
 * `others` are ascending; both arrays are reused for the next title, so a visitor copies what it keeps.
 * Time Σ_profiles (titles watched)², memory O(V): nothing dense is built.
 */
export function visitCoOccurrences(
	watched: Watched,
	visit: (title: number, others: Int32Array, counts: Int32Array) => void,
): void {
	const { titles, titleOffsets, titlesOf, profileOffsets, profilesOf } = watched;
	const countOf = new Int32Array(titles);
	const others = new Int32Array(titles);
	const counts = new Int32Array(titles);
	for (let title = 0; title < titles; title++) {
		let found = 0;
		for (let p = profileOffsets[title]!; p < profileOffsets[title + 1]!; p++) {
			const profile = profilesOf[p]!;
			for (let t = titleOffsets[profile]!; t < titleOffsets[profile + 1]!; t++) {
				const other = titlesOf[t]!;
				if (countOf[other]!++ === 0) others[found++] = other;
			}
		}
		others.subarray(0, found).sort();
		for (let i = 0; i < found; i++) {
			counts[i] = countOf[others[i]!]!;
			countOf[others[i]!] = 0;
		}
		visit(title, others.subarray(0, found), counts.subarray(0, found));
	}
}
