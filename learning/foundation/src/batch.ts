import type { Histories } from '@marquee/histories';
import { gapStep, type TokenColumns } from '@marquee/tokens';
import type { PackedRow } from './packing.ts';

/** What may not be looked at gets this before the softmax: exp of it is 0, and float32 stays finite. */
const hidden = -1e9;

/** The arrays of one step: B rows of T steps, filled anew for every batch. */
export interface Batch {
	readonly titles: Int32Array; // (B·T)
	readonly actions: Int32Array; // (B·T)
	readonly gaps: Int32Array; // (B·T)
	readonly mask: Float32Array; // (B, 1, T, T)
	readonly targets: Int32Array; // (B·T)
	/** 1 ÷ number of targets where there is one, 0 elsewhere. */
	readonly weights: Float32Array; // (B·T)
}

/** Arrays for B rows of T steps, with nothing in them. */
export function emptyBatch(rows: number, context: number): Batch {
	const steps = rows * context;
	return {
		titles: new Int32Array(steps),
		actions: new Int32Array(steps),
		gaps: new Int32Array(steps),
		mask: new Float32Array(steps * context).fill(hidden),
		targets: new Int32Array(steps),
		weights: new Float32Array(steps),
	};
}

/** Fills the batch with packed rows of the data; answers how many targets it has. Missing rows stay empty and weigh nothing. */
export function fillBatch(
	batch: Batch,
	data: Histories,
	rows: readonly PackedRow[],
	context: number,
): number {
	clear(batch);
	let targets = 0;
	for (const [row, windows] of rows.entries()) {
		let step = row * context;
		for (const { from, to } of windows) {
			const first = step;
			for (let event = from; event < to - 1; event++, step++) {
				batch.titles[step] = data.titleIndices[event]!;
				batch.actions[step] = data.actionIndices[event]!;
				batch.gaps[step] = gapStep(data.endedAtMs[event]!, data.happenedAtMs[event + 1]!);
				batch.targets[step] = data.titleIndices[event + 1]!;
				batch.weights[step] = 1;
			}
			allowLookingBack(batch.mask, row, first, step, context);
			targets += step - first;
		}
	}
	for (let step = 0; step < batch.weights.length; step++)
		batch.weights[step]! /= Math.max(1, targets);
	return targets;
}

/** Puts the tokens of one history at the beginning of a row: how a request is read. */
export function placeTokens(
	batch: Batch,
	row: number,
	tokens: TokenColumns,
	context: number,
): void {
	const first = row * context;
	batch.titles.set(tokens.titles, first);
	batch.actions.set(tokens.actions, first);
	batch.gaps.set(tokens.gaps, first);
	allowLookingBack(batch.mask, row, first, first + tokens.titles.length, context);
}

/** Empties the batch. */
export function clear(batch: Batch): void {
	for (const column of [batch.titles, batch.actions, batch.gaps, batch.targets, batch.weights])
		column.fill(0);
	batch.mask.fill(hidden);
}

/** Steps `first` … `end` − 1 are one history: each may look at itself and at those before it. */
function allowLookingBack(
	mask: Float32Array,
	row: number,
	first: number,
	end: number,
	context: number,
): void {
	const rowStart = row * context;
	for (let step = first; step < end; step++)
		mask.fill(0, step * context + first - rowStart, step * context + step - rowStart + 1);
}
