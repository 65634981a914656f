import { type Histories, targetWeight } from '@marquee/histories';
import { emptyTokens, requestOf, type TokenColumns, writeTokens } from '@marquee/tokens';
import { allowLookingBack, hidden } from './looking-back.ts';
import type { PackedRow } from './packing.ts';

/** The arrays of one step: B rows of T steps, filled anew for every batch. */
export interface Batch {
	readonly tokens: TokenColumns; // each (B·T)
	readonly mask: Float32Array; // (B, 1, T, T)
	readonly targets: Int32Array; // (B·T)
	/** What each target counts, as a share of all targets of the batch; 0 where there is none. */
	readonly weights: Float32Array; // (B·T)
	/** Row of the data that holds each target, −1 where there is none. */
	readonly events: Int32Array; // (B·T)
	/** The row behind the last one of each target's window. */
	readonly ends: Int32Array; // (B·T)
}

/** Arrays for B rows of T steps, with nothing in them. */
export function emptyBatch(rows: number, context: number): Batch {
	const steps = rows * context;
	return {
		tokens: emptyTokens(steps),
		mask: new Float32Array(steps * context).fill(hidden),
		targets: new Int32Array(steps),
		weights: new Float32Array(steps),
		events: new Int32Array(steps).fill(-1),
		ends: new Int32Array(steps),
	};
}

/**
 * Fills the batch with packed rows of the data; answers what its targets weigh together. Missing rows stay empty and weigh
 * nothing.
 */
export function fillBatch(
	batch: Batch,
	data: Histories,
	rows: readonly PackedRow[],
	context: number,
): number {
	clear(batch);
	let total = 0;
	for (const [row, windows] of rows.entries()) {
		let step = row * context;
		for (const { from, to } of windows) {
			const first = step;
			writeTokens(data, { from, to: to - 1, next: requestOf(data, to - 1) }, batch.tokens, first);
			for (let target = from + 1; target < to; target++, step++) {
				batch.targets[step] = data.titleIndices[target]!;
				batch.events[step] = target;
				batch.ends[step] = to;
				batch.weights[step] = targetWeight(data, target);
				total += batch.weights[step]!;
			}
			allowLookingBack(batch.mask, row, first, step, context);
		}
	}
	for (let step = 0; step < batch.weights.length; step++)
		batch.weights[step]! /= Math.max(1, total);
	return total;
}

/** Empties the batch. */
export function clear(batch: Batch): void {
	for (const column of Object.values(batch.tokens)) column.fill(0);
	for (const column of [batch.targets, batch.weights, batch.ends]) column.fill(0);
	batch.events.fill(-1);
	batch.mask.fill(hidden);
}
