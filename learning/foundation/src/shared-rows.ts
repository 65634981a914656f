import { bestFit } from './best-fit.ts';

/** Where the history of a request lies in a batch. */
export interface Place {
	/** Which of all requests. */
	readonly request: number;
	/** Its first step, counted over all rows of the batch. */
	readonly first: number;
}

/** How much one batch holds. */
export interface BatchSize {
	/** T: steps of a row. */
	readonly context: number;
	/** B: rows of a batch. */
	readonly rows: number;
	/** R: requests of a batch. */
	readonly requests: number;
	/** Whether histories may share a row. */
	readonly shares: boolean;
}

/**
 * Puts requests into as few batches as best-fit finds: longest first, each into the fullest row that still has room.
 *
 * `lengths` are steps, 1 to T. A profile of nine events costs nine steps instead of a row of a hundred.
 */
export function sharedRows(
	lengths: ArrayLike<number>,
	size: BatchSize,
): readonly (readonly Place[])[] {
	const batches: Place[][] = [];
	let [rows, batch] = [size.rows, [] as Place[]];
	for (const row of bestFit(lengths, size.context, size.shares ? size.requests : 1)) {
		if (rows === size.rows || batch.length + row.length > size.requests) {
			batch = [];
			batches.push(batch);
			rows = 0;
		}
		let first = rows++ * size.context;
		for (const request of row) {
			batch.push({ request, first });
			first += lengths[request]!;
		}
	}
	return batches;
}
