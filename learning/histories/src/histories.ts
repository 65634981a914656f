/**
 * Who watched what in which order, as columns.
 *
 * Titles and profiles are numbered densely (`TitleIndex` 0 … titles − 1, profile 0 … profiles − 1); profile u's events
 * are rows `offsets[u]` … `offsets[u + 1] − 1`, oldest first. Ties keep the order in which the source had them.
 */
export interface Histories {
	readonly profiles: number; // U
	readonly titles: number; // V
	readonly offsets: Int32Array; // (U + 1)
	readonly titleIndices: Int32Array; // (N)
	/** An index into `actions`; 0 where the source says nothing about it. */
	readonly actionIndices: Uint8Array; // (N)
	/** Epoch milliseconds; NaN where the source has no time. */
	readonly happenedAtMs: Float64Array; // (N)
	/** How much it was liked, 0 to 1; NaN where the source does not say. */
	readonly ratings: Float32Array; // (N)
}

/** One profile's events, oldest first: the columns of `Histories` for a single row. */
export interface History {
	readonly titleIndices: Int32Array; // (T)
	readonly actionIndices: Uint8Array; // (T)
	readonly happenedAtMs: Float64Array; // (T)
	readonly ratings: Float32Array; // (T)
}

/**
 * What a profile can have done with a title, as a model sees it. The order is part of every trained model: append,
 * never insert.
 */
export const actions = ['unknown', 'played', 'liked', 'disliked', 'listed', 'unlisted'] as const;

export type Action = (typeof actions)[number];

/** One event of one profile, before it becomes a row. */
export interface Interaction {
	readonly profile: number;
	readonly title: number;
	readonly action?: Action;
	readonly happenedAtMs?: number;
	readonly rating?: number;
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
	for (const interaction of interactions) {
		const row = nextRow[interaction.profile]!++;
		columns.titleIndices[row] = interaction.title;
		columns.actionIndices[row] = actions.indexOf(interaction.action ?? 'unknown');
		columns.happenedAtMs[row] = interaction.happenedAtMs ?? Number.NaN;
		columns.ratings[row] = interaction.rating ?? Number.NaN;
	}
	return { ...size, offsets, ...columns };
}

/** Profile u's events as views on the columns: nothing is copied. `withoutLast` leaves out the newest rows. */
export function historyOf(all: Histories, profile: number, withoutLast = 0): History {
	const from = all.offsets[profile]!;
	const to = Math.max(from, all.offsets[profile + 1]! - withoutLast);
	return {
		titleIndices: all.titleIndices.subarray(from, to),
		actionIndices: all.actionIndices.subarray(from, to),
		happenedAtMs: all.happenedAtMs.subarray(from, to),
		ratings: all.ratings.subarray(from, to),
	};
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
	return {
		profiles: all.profiles,
		titles: all.titles,
		offsets,
		titleIndices: Int32Array.from(rows, (row) => all.titleIndices[row]!),
		actionIndices: Uint8Array.from(rows, (row) => all.actionIndices[row]!),
		happenedAtMs: Float64Array.from(rows, (row) => all.happenedAtMs[row]!),
		ratings: Float32Array.from(rows, (row) => all.ratings[row]!),
	};
}

function emptyColumns(rows: number) {
	return {
		titleIndices: new Int32Array(rows),
		actionIndices: new Uint8Array(rows),
		happenedAtMs: new Float64Array(rows),
		ratings: new Float32Array(rows),
	};
}
