import {
	flatGradient,
	Graph,
	learnedWeights,
	sampledCrossEntropy,
	type WeightLayout,
	weightLayout,
} from '@marquee/tensor';
import type { TwoTowerSettings } from './settings.ts';
import { profileTower, type TowerShape, titleTower } from './towers.ts';

/** The graph of one step: bags of B histories and their B titles in, loss and one flat gradient out. */
export interface TrainingGraph {
	readonly bytes: Uint8Array;
	readonly layout: WeightLayout;
}

/** Inputs for N bags of K entries. */
export const bagInputs = (graph: Graph, name: string, N: number, K: number) => ({
	rows: graph.input(`${name}-rows`, [N * K], 'i32'),
	weights: graph.input(`${name}-weights`, [N, 1, K]),
});

/**
 * In-batch softmax: the titles of all B examples are the negatives of each.
 *
 *   z = cos(profile, title) / τ − log Q(title),   loss = −Σ weight · log softmax(z)[target]
 *
 * A title comes into a batch as often as it is popular; log Q takes that out again. A title that stands in the batch twice is
 * no negative to itself: `slots` names its first place for both.
 *
 * @paper Yi et al.: Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations. RecSys 2019.
 */
export function trainingGraph(settings: TwoTowerSettings, shape: TowerShape): TrainingGraph {
	const { batchRows: B, context: T, attributesPerTitle: K, temperature } = settings;
	const graph = new Graph();
	const weights = learnedWeights(graph);
	const attributes = shape.attributes === 0 ? undefined : bagInputs(graph, 'attributes', B, K);
	const slots = graph.input('slots', [B], 'i32');
	const logQ = graph.input('log-q', [B]);
	const loss = sampledCrossEntropy({
		hidden: profileTower(shape, weights, bagInputs(graph, 'watched', B, T)), // (B, D)
		table: titleTower(shape, weights, bagInputs(graph, 'ids', B, 1), attributes), // (B, D)
		targets: slots,
		negatives: slots,
		weights: graph.input('weights', [B]),
		targetLogQ: logQ,
		negativeLogQ: logQ,
		temperature,
	});
	graph.output('loss', loss);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	return { bytes: graph.build(), layout: weightLayout(graph.parameters) };
}
