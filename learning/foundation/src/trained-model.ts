import type { WeightLayout } from '@marquee/tensor';
import type { Popularity } from './prior.ts';
import type { LossPoint } from './progress.ts';
import type { Run } from './run.ts';

/** What training leaves behind: everything that is needed to score titles. */
export interface TrainedModel {
	readonly run: Run;
	/** V */
	readonly titles: number;
	/** One row of length 1 per title; of zeros for a title that nobody has watched: it is like nothing yet. `// (V, D)` */
	readonly embeddings: Float32Array;
	/** log popularity over all time, kept apart from taste. `// (V)` */
	readonly prior: Float32Array;
	/** log popularity as of the newest event; absent where the data have no times. `// (V)` */
	readonly freshPrior?: Float32Array;
	/** All other weights, laid out as `layout` says. */
	readonly weights: Float32Array;
	readonly layout: WeightLayout;
	/** How training went, for reports. */
	readonly curve: readonly LossPoint[];
}

/** Takes the title table out of the graph's weights, and brings its rows to length 1. */
export function trainedModel(
	run: Run,
	{ watched, ...priors }: Popularity,
	titles: Float32Array,
	graph: { readonly weights: Float32Array; readonly layout: WeightLayout },
	curve: readonly LossPoint[],
): TrainedModel {
	const [table, ...others] = graph.layout.ranges;
	const from = table!.length;
	return {
		run,
		titles: priors.prior.length,
		embeddings: unitTable(titles, run.width, watched),
		...priors,
		weights: graph.weights.slice(from),
		layout: {
			ranges: others.map((range) => ({ ...range, start: range.start - from })),
			length: graph.layout.length - from,
		},
		curve: [...curve],
	};
}

/** The rows of watched titles brought to length 1, all others zero. `// (V, D)` */
function unitTable(table: Float32Array, width: number, watched: Uint8Array): Float32Array {
	const unit = new Float32Array(table.length);
	for (let from = 0; from < table.length; from += width) {
		if (watched[from / width] === 0) continue;
		let power = 0;
		for (let i = from; i < from + width; i++) power += table[i]! * table[i]!;
		const inverse = 1 / Math.sqrt(power + 1e-9); // the same ε as in training
		for (let i = from; i < from + width; i++) unit[i] = table[i]! * inverse;
	}
	return unit;
}
