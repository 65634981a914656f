import type { TitleSpace } from '@marquee/embeddings';
import { type Histories, historyOf } from '@marquee/histories';
import type { Random, TitleId } from '@marquee/units';
import { sparseRows } from './sparse-rows.ts';
import { truncatedSvd } from './truncated-svd.ts';

/** How titles are placed by who watched them. */
export interface CoWatchSettings {
	/** T. Default: 64. */
	readonly width?: number;
	readonly random: Random;
}

/** Imagined watchers of each title, and imagined titles of each profile: those who meet nobody else are no direction. */
const damping = 10;
/** So many watchers make a place half sure. */
const halfSure = 5;

/**
 * Where titles stand by who watched them: the directions in which profiles differ most.
 *
 *   X(u, i) = 1 / √((|u| + 10) (|i| + 10)),   row i = V Σ in directions 2 … T + 1, brought to the length n / (n + 5)
 *
 * for a title that n profiles watched; zeros where nobody did. The first direction says how often a title was watched, which
 * all titles share: it is left out. A taste for words to be learnt against where there is no foundation model yet.
 *
 * @throws {RangeError} if there are not as many ids as the histories have titles.
 */
export function coWatchSpace(
	watched: Histories,
	titleIds: readonly TitleId[],
	{ width = 64, random }: CoWatchSettings,
): TitleSpace {
	if (titleIds.length !== watched.titles)
		throw new RangeError(`${titleIds.length} ids for ${watched.titles} titles`);
	const pasts = Array.from({ length: watched.profiles }, (_, u) => [
		...new Set(historyOf(watched, u).titleIndices),
	]);
	const watchers = new Int32Array(watched.titles);
	for (const past of pasts) for (const title of past) watchers[title]!++;
	const weight = (past: readonly number[], title: number): number =>
		1 / Math.sqrt((past.length + damping) * (watchers[title]! + damping));
	const rows = pasts.map((past) => new Map(past.map((title) => [title, weight(past, title)])));
	const none = { right: new Float64Array(0), values: new Float64Array(0), width: 0 };
	const svd =
		rows.length > 0 ? truncatedSvd(sparseRows(rows, watched.titles), width + 1, random) : none;
	return { titleIds, width, vectors: placed(svd, watchers, width) };
}

function placed(
	{ right, values, width: found }: { right: Float64Array; values: Float64Array; width: number },
	watchers: Int32Array,
	width: number,
): Float32Array {
	const vectors = new Float32Array(watchers.length * width);
	for (const [title, count] of watchers.entries()) {
		const row = vectors.subarray(title * width, (title + 1) * width);
		for (let d = 1; d < found; d++) row[d - 1] = right[title * found + d]! * values[d]!;
		const length = Math.hypot(...row);
		const sureness = count / (count + halfSure);
		for (let d = 0; d < width; d++) row[d]! *= length > 0 ? sureness / length : 0;
	}
	return vectors;
}
