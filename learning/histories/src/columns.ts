/**
 * Events as columns of one length: what was done with which title, when, for how long, on what and where.
 *
 * What a source does not say is NaN or index 0, never a guess.
 */
export interface EventColumns {
	readonly titleIndices: Int32Array; // (N)
	/** An index into `actions`; 0 where the source says nothing about it. */
	readonly actionIndices: Uint8Array; // (N)
	/** When it was chosen, epoch milliseconds; NaN where the source has no time. */
	readonly happenedAtMs: Float64Array; // (N)
	/** The newest sign of it, not before `happenedAtMs`: all that this row says was known by then. NaN without times. */
	readonly endedAtMs: Float64Array; // (N)
	/** How much it was liked, 0 to 1; NaN where the source does not say. */
	readonly ratings: Float32Array; // (N)
	/** Watched over all sittings of the event; NaN where the source does not say. */
	readonly watchedSeconds: Float32Array; // (N)
	/** The share of the title behind the viewer, 0 to 1; NaN where it or the runtime is unknown. */
	readonly completions: Float32Array; // (N)
	/** What it was chosen on: an index into `devices`, 0 unknown. */
	readonly deviceIndices: Uint8Array; // (N)
	/** Where it was chosen: an answer of `countryIndex`, 0 unknown. */
	readonly countryIndices: Uint8Array; // (N)
}

/** One kind of array per column: the only list of them, and their order in every hash of the data. */
const kinds = {
	titleIndices: Int32Array,
	actionIndices: Uint8Array,
	happenedAtMs: Float64Array,
	endedAtMs: Float64Array,
	ratings: Float32Array,
	watchedSeconds: Float32Array,
	completions: Float32Array,
	deviceIndices: Uint8Array,
	countryIndices: Uint8Array,
} as const satisfies Record<keyof EventColumns, unknown>;

/** The columns by name, always in this order. */
export const columnNames = Object.keys(kinds) as readonly (keyof EventColumns)[];

type Column = EventColumns[keyof EventColumns];

/** As many rows as asked for, all zeros: to be written before anyone reads. */
export const emptyColumns = (rows: number): EventColumns =>
	columnsBy((name) => new kinds[name](rows));

/** The given rows of these columns, copied, in the given order. */
export function selectedRows(from: EventColumns, rows: ArrayLike<number>): EventColumns {
	return columnsBy((name) => {
		const column = from[name];
		const selected = new kinds[name](rows.length);
		for (let row = 0; row < rows.length; row++) selected[row] = column[rows[row]!]!;
		return selected;
	});
}

/** Rows `from` … `to` − 1 as views: nothing is copied. */
export const rowsBetween = (columns: EventColumns, from: number, to: number): EventColumns => ({
	// Written out: evaluations and batches ask for it once per profile.
	titleIndices: columns.titleIndices.subarray(from, to),
	actionIndices: columns.actionIndices.subarray(from, to),
	happenedAtMs: columns.happenedAtMs.subarray(from, to),
	endedAtMs: columns.endedAtMs.subarray(from, to),
	ratings: columns.ratings.subarray(from, to),
	watchedSeconds: columns.watchedSeconds.subarray(from, to),
	completions: columns.completions.subarray(from, to),
	deviceIndices: columns.deviceIndices.subarray(from, to),
	countryIndices: columns.countryIndices.subarray(from, to),
});

/** Copies all rows of `from` over those of `into`, beginning at `at`. */
export function copyRows(into: EventColumns, from: EventColumns, at: number): void {
	for (const name of columnNames) into[name].set(from[name], at);
}

const columnsBy = (column: (name: keyof EventColumns) => Column): EventColumns =>
	Object.fromEntries(columnNames.map((name) => [name, column(name)])) as unknown as EventColumns;
