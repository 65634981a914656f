import type { WeightLayout } from '@marquee/tensor';
import type { LossPoint } from './progress.ts';
import type { Run } from './run.ts';

/** What training leaves behind: everything that is needed to score titles. */
export interface TrainedModel {
	readonly run: Run;
	/** V */
	readonly titles: number;
	/** One row of length 1 per title. `// (V, D)` */
	readonly embeddings: Float32Array;
	/** log popularity, kept apart from taste. `// (V)` */
	readonly prior: Float32Array;
	/** All other weights, laid out as `layout` says. */
	readonly weights: Float32Array;
	readonly layout: WeightLayout;
	/** How training went, for reports. */
	readonly curve: readonly LossPoint[];
}

/** Takes the title table out of the graph's weights, and brings its rows to length 1. */
export function trainedModel(
	run: Run,
	prior: Float32Array,
	titles: Float32Array,
	graph: { readonly weights: Float32Array; readonly layout: WeightLayout },
	curve: readonly LossPoint[],
): TrainedModel {
	const [table, ...others] = graph.layout.ranges;
	const from = table!.length;
	return {
		run,
		titles: prior.length,
		embeddings: unitTable(titles, run.width),
		prior,
		weights: graph.weights.slice(from),
		layout: {
			ranges: others.map((range) => ({ ...range, start: range.start - from })),
			length: graph.layout.length - from,
		},
		curve: [...curve],
	};
}

/** Each row of a table brought to length 1; a row of zeros stays zero. `// (V, D)` */
function unitTable(table: Float32Array, width: number): Float32Array {
	const unit = new Float32Array(table.length);
	for (let from = 0; from < table.length; from += width) {
		let power = 0;
		for (let i = from; i < from + width; i++) power += table[i]! * table[i]!;
		const inverse = 1 / Math.sqrt(power + 1e-9); // the same ε as in training
		for (let i = from; i < from + width; i++) unit[i] = table[i]! * inverse;
	}
	return unit;
}
