import { featureCount } from '@marquee/features';
import {
	add,
	binaryCrossEntropy,
	flatGradient,
	Graph,
	learnedWeights,
	reshape,
	scale,
	slice,
	subtract,
	tiedCrossEntropy,
	type Value,
	type WeightLayout,
	weightLayout,
} from '@marquee/tensor';
import { network } from './network.ts';
import { heads } from './ranker.ts';
import type { RankerRun } from './ranker-run.ts';

/** The graph of one step: features and outcomes of B slates in, loss and one flat gradient out. */
export interface TrainingGraph {
	readonly bytes: Uint8Array;
	readonly layout: WeightLayout;
}

/**
 * The loss of B slates of K titles, of which the first was played:
 *
 *   listwise    −Σ w log softmax(z − log q)[0], over the K titles of the slate
 *   pointwise   the cross-entropy of K yes-or-no answers
 *   + what the other heads say of the title that was played, where its outcome is known
 *
 * q is how likely a title was to be drawn: the best are drawn more often than the others, and without it a ranker would learn
 * that good titles are not played. Listwise, only differences within a slate are learnt; nothing is spent on how often anybody plays anything.
 * @paper Yi et al.: Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations. RecSys 2019 (log q).
 * Cao et al.: Learning to Rank: From Pairwise Approach to Listwise Approach. ICML 2007 (ListNet, with one title on top).
 */
export function trainingGraph(run: RankerRun, K: number): TrainingGraph {
	const B = run.batchSlates;
	const graph = new Graph();
	const weights = learnedWeights(graph);
	const x = graph.input('features', [B * K, featureCount]);
	const z = reshape(network(weights, x, run.width), [B, K * heads.length]); // (B, K · 3)
	const played = slice(reshape(z, [B, K, heads.length]), 2, 0, 1); // (B, K, 1)
	const logDrawn = graph.input('log-drawn', [B, K]);
	const order = engagementLoss(run, graph, subtract(reshape(played, [B, K]), logDrawn));
	const others = heads.length - 1;
	const outcomes = binaryCrossEntropy(
		slice(z, 1, 1, heads.length), // (B, 2): the first title's, behind its engagement
		graph.input('outcomes', [B, others]),
		graph.input('outcome-weights', [B, others]),
	);
	const loss = add(order, scale(outcomes, run.headWeight));
	graph.output('loss', loss);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	return { bytes: graph.build(), layout: weightLayout(graph.parameters) };
}

function engagementLoss({ loss }: RankerRun, graph: Graph, logits: Value): Value {
	const [B, K] = logits.shape as [number, number];
	if (loss === 'listwise')
		// Against the unit vectors a title's logit is what it is: the softmax over titles is one over the slate.
		return tiedCrossEntropy({
			hidden: logits,
			table: graph.constant(unitVectors(K), [K, K]),
			targets: graph.constant(new Int32Array(B), [B]),
			weights: graph.input('weights', [B]), // 0 where the batch is not full
		});
	const answers = new Float32Array(B * K);
	for (let slate = 0; slate < B; slate++) answers[slate * K] = 1;
	return binaryCrossEntropy(
		logits,
		graph.constant(answers, [B, K]),
		graph.input('title-weights', [B, K]),
	);
}

function unitVectors(K: number): Float32Array {
	const table = new Float32Array(K * K);
	for (let i = 0; i < K; i++) table[i * K + i] = 1;
	return table;
}
