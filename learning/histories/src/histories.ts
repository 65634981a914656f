import { type Action, actions } from './actions.ts';
import { copyRows, type EventColumns, emptyColumns, rowsBetween, selectedRows } from './columns.ts';

/**
 * Who watched what in which order, as columns.
 *
 * Titles and profiles are numbered densely (`TitleIndex` 0 … titles − 1, profile 0 … profiles − 1); profile u's events
 * are rows `offsets[u]` … `offsets[u + 1] − 1`, oldest first. Ties keep the order in which the source had them.
 */
export interface Histories extends EventColumns {
	readonly profiles: number; // U
	readonly titles: number; // V
	readonly offsets: Int32Array; // (U + 1)
}

/** One profile's events, oldest first: the columns of `Histories` for a single row. */
export type History = EventColumns;

/** One event, before it becomes a row: what is left out is unknown. */
export interface HistoryEvent {
	readonly title: number;
	readonly action?: Action;
	readonly happenedAtMs?: number;
	/** When its last sign came; without it the event was a moment. */
	readonly endedAtMs?: number;
	readonly rating?: number;
	readonly watchedSeconds?: number;
	readonly completion?: number;
	/** An answer of `deviceIndex`. */
	readonly device?: number;
	/** An answer of `countryIndex`. */
	readonly country?: number;
}

/** An event with whose it is. */
export interface Interaction extends HistoryEvent {
	readonly profile: number;
}

/**
 * The events as columns, grouped by profile. Within a profile the given order is kept: sort before, and say how.
 *
 * @throws {RangeError} if a profile or title lies outside the given counts.
 */
export function histories(
	interactions: readonly Interaction[],
	size: { readonly profiles: number; readonly titles: number },
): Histories {
	const offsets = new Int32Array(size.profiles + 1);
	for (const { profile, title } of interactions) {
		if (!(profile >= 0 && profile < size.profiles && title >= 0 && title < size.titles))
			throw new RangeError(
				`profile ${profile} with title ${title} lies outside ${size.profiles} × ${size.titles}`,
			);
		offsets[profile + 1]!++;
	}
	for (let u = 0; u < size.profiles; u++) offsets[u + 1]! += offsets[u]!;

	const columns = emptyColumns(interactions.length);
	const nextRow = offsets.slice();
	for (const interaction of interactions)
		writeEvent(columns, nextRow[interaction.profile]!++, interaction);
	return { ...size, offsets, ...columns };
}

/** One profile's events as a history, in the given order; without events, the history of a profile nobody knows. */
export function history(events: readonly HistoryEvent[] = []): History {
	const columns = emptyColumns(events.length);
	for (const [row, event] of events.entries()) writeEvent(columns, row, event);
	return columns;
}

function writeEvent(columns: EventColumns, row: number, event: HistoryEvent): void {
	const happenedAtMs = event.happenedAtMs ?? Number.NaN;
	columns.titleIndices[row] = event.title;
	columns.actionIndices[row] = actions.indexOf(event.action ?? 'unknown');
	columns.happenedAtMs[row] = happenedAtMs;
	columns.endedAtMs[row] = event.endedAtMs ?? happenedAtMs;
	columns.ratings[row] = event.rating ?? Number.NaN;
	columns.watchedSeconds[row] = event.watchedSeconds ?? Number.NaN;
	columns.completions[row] = event.completion ?? Number.NaN;
	columns.deviceIndices[row] = event.device ?? 0;
	columns.countryIndices[row] = event.country ?? 0;
}

/** The profiles' histories one after another, over so many titles: profile u is the u-th. */
export function joined(all: readonly History[], titles: number): Histories {
	const offsets = new Int32Array(all.length + 1);
	for (const [u, { titleIndices }] of all.entries())
		offsets[u + 1] = offsets[u]! + titleIndices.length;
	const columns = emptyColumns(offsets.at(-1)!);
	for (const [u, own] of all.entries()) copyRows(columns, own, offsets[u]!);
	return { profiles: all.length, titles, offsets, ...columns };
}

/** Profile u's events as views on the columns: nothing is copied. `withoutLast` leaves out the newest rows. */
export function historyOf(all: Histories, profile: number, withoutLast = 0): History {
	const from = all.offsets[profile]!;
	return rowsBetween(all, from, Math.max(from, all.offsets[profile + 1]! - withoutLast));
}

/** How many events a profile has. */
export const lengthOf = (all: Histories, profile: number): number =>
	all.offsets[profile + 1]! - all.offsets[profile]!;

/** The same profiles and titles, keeping the rows for which `keep` says so (row index, profile). */
export function keepRows(
	all: Histories,
	keep: (row: number, profile: number) => boolean,
): Histories {
	const rows: number[] = [];
	const offsets = new Int32Array(all.profiles + 1);
	for (let u = 0; u < all.profiles; u++) {
		for (let row = all.offsets[u]!; row < all.offsets[u + 1]!; row++)
			if (keep(row, u)) rows.push(row);
		offsets[u + 1] = rows.length;
	}
	return { profiles: all.profiles, titles: all.titles, offsets, ...selectedRows(all, rows) };
}
