import { frozenWeights, Graph, gatherRows } from '@marquee/tensor';
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
 *   states (R, D);   taste = states · Êᵀ is left to who asks, as popularity is, which can be as fresh as the request
 *
 * The embeddings are an input: one table in memory serves the tokens, the taste and what is alike.
 */
export function scoringGraph(model: TrainedModel, { rows: B, requests: R }: RunSize): Uint8Array {
	const { context: T, width: D } = model.run;
	const graph = new Graph();
	const tokens = {
		...Object.fromEntries(
			model.fields.map((field) => [field, graph.input(seen(field), [B * T], 'i32')]),
		),
		titles: graph.input(seen('titles'), [B * T], 'i32'),
		mask: graph.input('mask', [B, 1, T, T]),
	};
	const unitTitles = graph.input('embeddings', [model.titles, D]);
	const weights = frozenWeights(graph, model.layout, model.weights);
	const states = statesOf(model.run, weights, tokens, unitTitles, (x) => x); // (B·T, D)
	graph.output('states', gatherRows(states, graph.input('newest', [R], 'i32'))); // (R, D)
	return graph.build();
}
