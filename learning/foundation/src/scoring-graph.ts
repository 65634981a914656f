import { frozenWeights, Graph, gatherRows, matrixProduct, type Value } from '@marquee/tensor';
import { laterState } from './heads/later-titles.ts';
import { statesOf } from './model.ts';
import { seen } from './token-names.ts';
import type { TrainedModel } from './trained-model.ts';

/** How many requests a graph answers in one run. */
export interface RunSize {
	/** B: rows of T steps. */
	readonly rows: number;
	/** R: histories in them, several to a row. */
	readonly requests: number;
}

/**
 * The graph that turns tokens into states, for R histories that lie in B rows.
 *
 *   states (R, D), and later (R, D) where the model has learnt that head;   taste = states · Êᵀ is left to who asks, as
 *   popularity is, which can be as fresh as the request
 *
 * The embeddings are an input: one table in memory serves the tokens, the taste and what is alike.
 */
export function scoringGraph(model: TrainedModel, { rows: B, requests: R }: RunSize): Uint8Array {
	const { context: T, width: D } = model.run;
	const graph = new Graph();
	const seenTitles = graph.input(seen('titles'), [B * T], 'i32');
	const rotation = model.rotation && graph.constant(model.rotation, [D, D]);
	// Embeddings lie in the turned space that consumers know, weights in the one they were learnt in.
	const learnt = (table: Value, rows: Value) => {
		const gathered = gatherRows(table, rows); // (B·T, D)
		return rotation ? matrixProduct(gathered, rotation, { transposeB: true }) : gathered;
	};
	const turned = (states: Value) => (rotation ? matrixProduct(states, rotation) : states); // (R, D)
	const tokens = {
		...Object.fromEntries(
			model.fields.map((field) => [field, graph.input(seen(field), [B * T], 'i32')]),
		),
		unitTitles: learnt(graph.input('embeddings', [model.titles, D]), seenTitles), // (B·T, D)
		mask: graph.input('mask', [B, 1, T, T]),
	};
	const weights = frozenWeights(graph, model.layout, model.weights);
	const states = statesOf(model.run, weights, tokens, (x) => x); // (B·T, D)
	const newest = gatherRows(states, graph.input('newest', [R], 'i32')); // (R, D)
	graph.output('states', turned(newest)); // (R, D)
	if (model.run.laterWeight > 0) graph.output('later', turned(laterState(weights, newest))); // (R, D)
	return graph.build();
}
