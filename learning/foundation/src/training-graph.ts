import {
	flatGradient,
	Graph,
	learnedWeights,
	sharedBytes,
	unitRows,
	type WeightLayout,
	weightLayout,
} from '@marquee/tensor';
import { statesOf } from './model.ts';
import type { Run } from './run.ts';
import type { TitleTable } from './title-table.ts';

/** The graph of one training step: tokens, targets and weights in, loss and one flat gradient out. */
export interface TrainingGraph {
	readonly bytes: Uint8Array;
	/** Where each weight but the title table lies in its flat array; in the gradient the title table's (rows, D) come before them. */
	readonly layout: WeightLayout;
	/** How many random bytes a step needs. */
	readonly dropoutBytes: number;
}

/** Builds the step of a run over its title table. */
export function trainingGraph(run: Run, table: TitleTable): TrainingGraph {
	const { batchRows: B, context: T, width: D } = run;
	const graph = new Graph();
	const weights = learnedWeights(graph);
	const unitTitles = unitRows(weights('titles', [table.rows, D])); // (rows, D)
	const tokens = {
		titles: graph.input('titles-seen', [B * T], 'i32'),
		actions: graph.input('actions-seen', [B * T], 'i32'),
		gaps: graph.input('gaps-seen', [B * T], 'i32'),
		mask: graph.input('mask', [B, 1, T, T]),
	};
	const dropoutBytes = run.dropout === 0 ? 0 : B * T * D * (1 + 2 * run.layers);
	const drop =
		dropoutBytes === 0
			? (x: typeof unitTitles) => x
			: sharedBytes(graph.input('chance', [dropoutBytes], 'u8')).drop;
	const states = statesOf(run, weights, tokens, unitTitles, drop); // (B·T, D)
	const loss = table.loss({
		states,
		unitTitles,
		targets: graph.input('targets', [B * T], 'i32'),
		weights: graph.input('weights', [B * T]),
	});
	graph.output('loss', loss);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	return { bytes: graph.build(), layout: weightLayout(graph.parameters.slice(1)), dropoutBytes };
}
