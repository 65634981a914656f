import { actions, united } from './actions.ts';
import type { EventColumns } from './columns.ts';
import { type Histories, keepRows } from './histories.ts';

/** Whether a row goes on with the title of the row before, in a history that begins at row `first`. */
export const goesOn = (columns: EventColumns, row: number, first: number): boolean =>
	row > first && columns.titleIndices[row] === columns.titleIndices[row - 1];

/**
 * The histories with adjacent events on one title told as one event, as byte pairs are in a text.
 *
 * It begins when the first began and ends when the last ended, so that the gap before it and the gap after it are those
 * that the profile stayed away. Watched seconds are summed, of completions the largest stands, of ratings the newest, and
 * actions are `united`. Device and country are those it was begun with, as far as they are known.
 *
 * What happened after a cut-off must be cut off before: a merged event knows all of its parts, and `endedAtMs` says until when.
 */
export function merged(all: Histories): Histories {
	const starts = keepRows(all, (row, profile) => !goesOn(all, row, all.offsets[profile]!));
	if (starts.titleIndices.length === all.titleIndices.length) return all;
	// keepRows copied: these columns are nobody else's yet.
	for (let profile = 0; profile < all.profiles; profile++) {
		let into = starts.offsets[profile]! - 1;
		const first = all.offsets[profile]!;
		for (let row = first; row < all.offsets[profile + 1]!; row++)
			if (goesOn(all, row, first)) unite(starts, into, all, row);
			else into++;
	}
	return starts;
}

function unite(event: EventColumns, at: number, later: EventColumns, row: number): void {
	event.actionIndices[at] = actions.indexOf(
		united(actions[event.actionIndices[at]!]!, actions[later.actionIndices[row]!]!),
	);
	event.endedAtMs[at] = either(Math.max, event.endedAtMs[at]!, later.endedAtMs[row]!);
	event.ratings[at] = either((_, newer) => newer, event.ratings[at]!, later.ratings[row]!);
	event.watchedSeconds[at] = either(
		(a, b) => a + b,
		event.watchedSeconds[at]!,
		later.watchedSeconds[row]!,
	);
	event.completions[at] = either(Math.max, event.completions[at]!, later.completions[row]!);
	event.deviceIndices[at] ||= later.deviceIndices[row]!;
	event.countryIndices[at] ||= later.countryIndices[row]!;
}

/** Both numbers as one, or the one that is known. */
function either(both: (a: number, b: number) => number, a: number, b: number): number {
	if (Number.isNaN(a)) return b;
	return Number.isNaN(b) ? a : both(a, b);
}
