import { frozenWeights, Graph, gatherRows, matrixProduct } from '@marquee/tensor';
import { statesOf } from './model.ts';
import type { TrainedModel } from './trained-model.ts';

/**
 * The graph that answers B requests at once: tokens in, the newest state and what it says of all titles out.
 *
 *   taste = state · Êᵀ     state (B, D), Ê (V, D) unit rows
 *
 * Popularity is added outside, so that it can be as fresh as the request.
 */
export function scoringGraph(model: TrainedModel, batchRows: number): Uint8Array {
	const B = batchRows;
	const { context: T, width: D } = model.run;
	const graph = new Graph();
	const unitTitles = graph.constant(model.embeddings, [model.titles, D]);
	const tokens = {
		titles: graph.input('titles-seen', [B * T], 'i32'),
		actions: graph.input('actions-seen', [B * T], 'i32'),
		gaps: graph.input('gaps-seen', [B * T], 'i32'),
		mask: graph.input('mask', [B, 1, T, T]),
	};
	const weights = frozenWeights(graph, model.layout, model.weights);
	const states = statesOf(model.run, weights, tokens, unitTitles, (x) => x); // (B·T, D)
	const newest = gatherRows(states, graph.input('newest', [B], 'i32')); // (B, D)
	const taste = matrixProduct(newest, unitTitles, { transposeB: true }); // (B, V)
	graph.output('states', newest);
	graph.output('taste', taste);
	return graph.build();
}
