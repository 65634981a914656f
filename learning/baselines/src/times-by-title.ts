import type { Histories } from '@marquee/histories';
import { failures } from './errors.ts';

/** The moments of all events, by title and ascending. */
export interface TimesByTitle {
	readonly offsets: Int32Array; // (V + 1)
	readonly timesMs: Float64Array; // (N)
	/** The newest event of all; −∞ where there is none. */
	readonly newestMs: number;
}

/** @throws {Failure} `baseline-needs-time` if an event has no time. */
export function timesByTitle(all: Histories, model: string): TimesByTitle {
	const without = all.happenedAtMs.findIndex(Number.isNaN);
	if (without >= 0) throw failures['baseline-needs-time'](model, without);
	const offsets = new Int32Array(all.titles + 1);
	for (const title of all.titleIndices) offsets[title + 1]!++;
	for (let v = 0; v < all.titles; v++) offsets[v + 1]! += offsets[v]!;
	const nextPlace = offsets.slice();
	const timesMs = new Float64Array(all.happenedAtMs.length);
	for (const [row, title] of all.titleIndices.entries())
		timesMs[nextPlace[title]!++] = all.happenedAtMs[row]!;
	for (let v = 0; v < all.titles; v++) timesMs.subarray(offsets[v]!, offsets[v + 1]!).sort();
	return {
		offsets,
		timesMs,
		newestMs: all.happenedAtMs.reduce((a, b) => Math.max(a, b), -Infinity),
	};
}

/** The place after the title's last event that happened no later than the moment. */
export function placeAfter(
	{ offsets, timesMs }: TimesByTitle,
	title: number,
	momentMs: number,
): number {
	let from = offsets[title]!;
	let to = offsets[title + 1]!;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (timesMs[middle]! <= momentMs) from = middle + 1;
		else to = middle;
	}
	return from;
}
