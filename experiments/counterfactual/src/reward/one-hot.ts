import type { ChoiceLog } from '../choice-log.ts';

/**
 * Rows as indicators: one for the action, one for the label of each context. D = A + Σ labels.
 */
export interface OneHot {
	readonly width: number; // D
	/** Writes the places of this row's ones, the action's first, and answers how many there are. */
	readonly places: (row: number, action: number, into: Int32Array) => number;
	/** How many ones a row has. */
	readonly ones: number;
}

export function oneHot({ actions, contexts }: ChoiceLog): OneHot {
	const offsets: number[] = [];
	let width = actions.length;
	for (const { labels } of contexts) {
		offsets.push(width);
		width += labels.length;
	}
	return {
		width,
		ones: contexts.length + 1,
		places: (row, action, into) => {
			into[0] = action;
			for (let c = 0; c < offsets.length; c++) into[c + 1] = offsets[c]! + contexts[c]!.codes[row]!;
			return offsets.length + 1;
		},
	};
}

/** Σ of the weights at these places. */
export function dotOnes(weights: Float64Array, places: Int32Array, count: number): number {
	let sum = 0;
	for (let k = 0; k < count; k++) sum += weights[places[k]!]!;
	return sum;
}
