import {
	add,
	flatGradient,
	Graph,
	type GraphOptions,
	gatherRows,
	learnedWeights,
	sharedBytes,
	unitRows,
	type WeightLayout,
	weightLayout,
} from '@marquee/tensor';
import type { TokenField } from '@marquee/tokens';
import type { Head } from './heads/head.ts';
import { statesOf } from './model.ts';
import type { Run } from './run.ts';
import type { TitleTable } from './title-table.ts';
import { seen } from './token-names.ts';

/** The graph of one training step: tokens, targets and weights in, the loss of the next title and one flat gradient of all losses out. */
export interface TrainingGraph {
	readonly bytes: Uint8Array;
	/** Where each weight but the title table lies in its flat array; in the gradient the title table's (rows, D) come before them. */
	readonly layout: WeightLayout;
	/** How many random bytes a step needs. */
	readonly dropoutBytes: number;
}

/** Builds the step of a run over its title table, reading these fields of tokens and asking these heads. */
export function trainingGraph(
	run: Run,
	table: TitleTable,
	fields: readonly TokenField[],
	heads: readonly Head[],
	options: GraphOptions = {},
): TrainingGraph {
	const { batchRows: B, context: T, width: D } = run;
	const graph = new Graph(options);
	const weights = learnedWeights(graph);
	const unitTitles = unitRows(weights('titles', [table.rows, D])); // (rows, D)
	const tokens = {
		unitTitles: gatherRows(unitTitles, graph.input(seen('titles'), [B * T], 'i32')), // (B·T, D)
		...Object.fromEntries(fields.map((field) => [field, graph.input(seen(field), [B * T], 'i32')])),
		mask: graph.input('mask', [B, 1, T, T]),
	};
	const dropoutBytes = run.dropout === 0 ? 0 : B * T * D * (1 + 2 * run.layers);
	const drop =
		dropoutBytes === 0
			? (x: typeof unitTitles) => x
			: sharedBytes(graph.input('chance', [dropoutBytes], 'u8')).drop;
	const states = statesOf(run, weights, tokens, drop); // (B·T, D)
	const targets = graph.input('targets', [B * T], 'i32');
	const next = table.loss('next', {
		states,
		unitTitles,
		targets,
		weights: graph.input('weights', [B * T]),
	});
	const terms = { states, unitTitles, targets, weights };
	const loss = heads.reduce((sum, head) => add(sum, head.loss(terms)), next);
	graph.output('loss', next);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	return { bytes: graph.build(), layout: weightLayout(graph.parameters.slice(1)), dropoutBytes };
}
