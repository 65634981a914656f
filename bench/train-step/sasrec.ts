import {
	add,
	batchedProduct,
	flatGradient,
	Graph,
	gatherRows,
	gelu,
	layerNorm,
	learnedWeights,
	matrixProduct,
	reshape,
	sampledCrossEntropy,
	scale,
	slice,
	softmax,
	tiedCrossEntropy,
	transpose,
	type Value,
	type WeightLayout,
	type Weights,
	weightLayout,
} from '@marquee/tensor';

/** The shape of a step: B sequences of T titles out of V, width D, H heads, K shared negatives (0: full softmax). */
export interface StepShape {
	readonly batch: number;
	readonly length: number;
	readonly width: number;
	readonly heads: number;
	readonly blocks: number;
	readonly titles: number;
	readonly negatives: number;
}

/** The step whose figures research compares: see README.md. */
export const comparedStep: StepShape = {
	batch: 64,
	length: 100,
	width: 64,
	heads: 2,
	blocks: 2,
	titles: 3_500,
	negatives: 0,
};

/** The training graph of a step and where its weights lie. */
export function stepGraph(shape: StepShape): { bytes: Uint8Array; layout: WeightLayout } {
	const graph = new Graph();
	const weights = learnedWeights(graph);
	const count = shape.batch * shape.length;
	const titles = graph.input('titles', [count], 'i32');
	const hidden = encoder(graph, weights, shape, titles); // (B·T, D)
	const terms = {
		hidden,
		table: weights('titles.table', [shape.titles, shape.width]),
		targets: graph.input('targets', [count], 'i32'),
		weights: graph.input('weights', [count]),
	};
	const sampled = (drawn: number) => ({
		...terms,
		negatives: graph.input('negatives', [drawn], 'i32'),
		targetLogQ: graph.input('targetLogQ', [count]),
		negativeLogQ: graph.input('negativeLogQ', [drawn]),
	});
	const loss =
		shape.negatives === 0 ? tiedCrossEntropy(terms) : sampledCrossEntropy(sampled(shape.negatives));
	graph.output('loss', loss);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	return { bytes: graph.build(), layout: weightLayout(graph.parameters) };
}

/** SASRec: causal self-attention over the titles seen so far. */
function encoder(graph: Graph, weights: Weights, shape: StepShape, titles: Value): Value {
	const { batch: B, length: T, width: D, heads: H } = shape;
	const count = B * T;
	const table = weights('titles.table', [shape.titles, D]);
	const places = weights('places', [T, D]);
	const seen = reshape(scale(gatherRows(table, titles), Math.sqrt(D)), [B, T, D]);
	let x = reshape(add(seen, places), [count, D]);
	const future = graph.constant(futureMask(T), [T, T]);
	const perHead = (y: Value) => reshape(y, [B, H, T, D / H]);
	for (let block = 0; block < shape.blocks; block++) {
		const vector = (name: string, length = D) => weights(`${block}.${name}`, [length]);
		const linear = (y: Value, name: string, from = D, to = D) =>
			matrixProduct(y, weights(`${block}.${name}`, [from, to]), {
				bias: vector(`${name}.bias`, to),
			});
		const normal = layerNorm(x, vector('norm1.gain'), vector('norm1.shift'));
		const all = reshape(linear(normal, 'attention', D, 3 * D), [B, T, 3, H, D / H]);
		const each = transpose(all, [2, 0, 3, 1, 4]); // (3, B, H, T, D/H)
		const [query, key, value] = [0, 1, 2].map((i) => perHead(slice(each, 0, i, i + 1)));
		const scores = batchedProduct(query!, key!, { transposeB: true, factor: 1 / Math.sqrt(D / H) });
		const attended = batchedProduct(softmax(add(scores, future)), value!); // (B, H, T, D/H)
		const heads = reshape(transpose(attended, [0, 2, 1, 3]), [count, D]);
		x = add(x, linear(heads, 'mix'));
		const second = layerNorm(x, vector('norm2.gain'), vector('norm2.shift'));
		x = add(x, linear(gelu(linear(second, 'widen', D, 4 * D)), 'narrow', 4 * D, D));
	}
	return layerNorm(x, weights('norm.gain', [D]), weights('norm.shift', [D]));
}

/** Very low above the diagonal: a position never sees what comes after it. `// (T, T)` */
function futureMask(length: number): Float32Array {
	const mask = new Float32Array(length * length);
	for (let at = 0; at < length; at++) mask.fill(-1e9, at * length + at + 1, (at + 1) * length);
	return mask;
}
