import { seededRandom } from '@marquee/units';
import { flatGradient } from '../gradients.ts';
import { Graph, type GraphOptions } from '../graph.ts';
import { add } from '../operations/add.ts';
import { batchedProduct } from '../operations/batched-product.ts';
import { sharedBytes } from '../operations/dropout.ts';
import { gatherRows } from '../operations/gather-rows.ts';
import { gelu } from '../operations/gelu.ts';
import { layerNorm } from '../operations/layer-norm.ts';
import { matrixProduct } from '../operations/matrix-product.ts';
import { reshape } from '../operations/reshape.ts';
import { softmax } from '../operations/softmax.ts';
import { tiedCrossEntropy } from '../operations/tied-cross-entropy.ts';
import { type AdamState, adam, adamState } from '../optimiser/adam.ts';
import { type ByteStream, byteStream } from '../random-bytes.ts';
import { type NamedNumbers, openSession, type Provider } from '../session.ts';
import { learnedWeights, type WeightLayout, weightLayout, weightViews } from '../weights.ts';

/** Large enough that onnxruntime takes a second thread for rows, products and softmax. */
export const smallShape: SmallShape = { batch: 32, length: 64, width: 64, titles: 300 };

/** B sequences of T titles out of V, width D. */
export interface SmallShape {
	readonly batch: number;
	readonly length: number;
	readonly width: number;
	readonly titles: number;
}

/** The training graph of a shape and where its weights lie. */
export interface SmallModel {
	readonly shape: SmallShape;
	readonly bytes: Uint8Array;
	readonly layout: WeightLayout;
}

/** A one-block sequence model with dropout and a tied table: small, and yet with every trap of reproducibility in it. */
export function smallModel(
	options: GraphOptions & { readonly shape?: SmallShape } = {},
): SmallModel {
	const { shape = smallShape } = options;
	const { batch: B, length: T, width: D, titles: V } = shape;
	const count = B * T;
	const graph = new Graph(options);
	const weights = learnedWeights(graph);
	const { drop } = sharedBytes(graph.input('bytes', [2 * count * D], 'u8'));
	const table = weights('table', [V, D]);
	const seen = drop(gatherRows(table, graph.input('titles', [count], 'i32')), 0.2); // (B·T, D)
	const normal = reshape(layerNorm(seen, weights('gain', [D]), weights('shift', [D])), [B, T, D]);
	const scores = batchedProduct(normal, normal, { transposeB: true, factor: 1 / Math.sqrt(D) });
	const mixed = reshape(batchedProduct(softmax(scores), normal), [count, D]); // (B·T, D)
	const wide = gelu(matrixProduct(mixed, weights('wide', [D, D]), { bias: weights('bias', [D]) }));
	const loss = tiedCrossEntropy({
		hidden: add(seen, drop(wide, 0.2)),
		table,
		targets: graph.input('targets', [count], 'i32'),
		weights: graph.input('weights', [count]),
		bias: weights('popularity', [V]),
	});
	graph.output('loss', loss);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	return { shape, bytes: graph.build(), layout: weightLayout(graph.parameters) };
}

/** All that a run of the small model must remember. */
export interface SmallRun {
	readonly flat: Float32Array;
	readonly adam: AdamState;
	readonly step: number;
	readonly dropout: ReturnType<ReturnType<typeof byteStream>['state']>;
}

/** A run that has made no step. */
export function freshRun(layout: WeightLayout, seed: number): SmallRun {
	const random = seededRandom(seed, 'weights');
	const flat = new Float32Array(layout.length).map(() => random.normal() * 0.1);
	const dropout = seededRandom(seed, 'dropout').state();
	return { flat, adam: adamState(layout.length), step: 0, dropout };
}

/** Makes some steps in a session of its own and answers what is to be remembered and every loss. */
export async function trained(
	model: SmallModel,
	from: SmallRun,
	steps: number,
	threads: number,
	provider: Provider = 'cpu',
): Promise<{ readonly run: SmallRun; readonly losses: readonly number[] }> {
	const session = await openSession(model.bytes, { threads, provider });
	const results = session.results() as Record<string, Float32Array>;
	const flat = from.flat.slice();
	const state = {
		mean: from.adam.mean.slice(),
		square: from.adam.square.slice(),
		steps: from.adam.steps.slice(),
	};
	const stream = byteStream(from.dropout);
	const losses: number[] = [];
	for (let step = from.step; step < from.step + steps; step++) {
		const feeds = feedsOf(model, flat, step, stream);
		await session.run(feeds, results);
		adam(flat, results.gradient!, state, 1e-2);
		losses.push(results.loss![0]!);
	}
	await session.release();
	const run = { flat, adam: state, step: from.step + steps, dropout: stream.state() };
	return { run, losses };
}

/** Loss and gradient of the first step of a fresh run. */
export async function firstStep(
	model: SmallModel,
	provider: Provider,
): Promise<{ readonly loss: number; readonly gradient: Float32Array }> {
	const { flat, dropout } = freshRun(model.layout, 1);
	const session = await openSession(model.bytes, { provider });
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	await session.run(feedsOf(model, flat, 0, byteStream(dropout)), results);
	await session.release();
	return { loss: results.loss[0]!, gradient: results.gradient };
}

function feedsOf(
	{ shape, layout }: SmallModel,
	flat: Float32Array,
	step: number,
	stream: ByteStream,
): NamedNumbers {
	const bytes = new Uint8Array(2 * shape.batch * shape.length * shape.width);
	stream.fill(bytes);
	return { ...weightViews(layout, flat), ...batchOf(shape, step), bytes };
}

/** The batch of a step: few titles, each many times, so that rows collide. */
function batchOf(shape: SmallShape, step: number): NamedNumbers {
	const count = shape.batch * shape.length;
	const random = seededRandom(step, 'batch');
	return {
		titles: new Int32Array(count).map(() => random.below(40)),
		targets: new Int32Array(count).map(() => random.below(40)),
		weights: new Float32Array(count).fill(1 / count),
	};
}
