import { derived, emit, reduced, reshaped, scalar } from '../emit.ts';
import type { Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { mismatch, sameShape, shown } from '../shape.ts';
import { gatherRows } from './gather-rows.ts';
import { matrixProduct } from './matrix-product.ts';
import { multiply } from './multiply.ts';
import { scale } from './scale.ts';
import { subtract } from './subtract.ts';

/** What a tied softmax cross-entropy is computed from. */
export interface TiedCrossEntropy {
	/** What the model says at each position. `// (N, D)` */
	readonly hidden: Value;
	/** One row per title; the same table may embed the input. `// (V, D)` */
	readonly table: Value;
	/** Which title came, i32. `// (N)` */
	readonly targets: Value;
	/** How much a position counts; usually they sum to 1, padding has 0. `// (N)` */
	readonly weights: Value;
	/** Log-popularity or another offset per title. `// (V)` */
	readonly bias?: Value;
	/** Logits are divided by it. */
	readonly temperature?: number;
}

/** Probabilities below this count as this: it keeps the logarithm finite, and is the smallest normal float32. */
const smallest = 1.1754944e-38;

/**
 * Cross-entropy of a softmax over all titles, whose weights are the titles' embeddings.
 *
 *   z = h Eᵀ / τ + bias,   P = softmax(z),   loss = −Σ wₙ log P[n, tₙ]     h (N, D), E (V, D), P (N, V)
 *   dh = w (P E − E[t]) / τ,   dE = Pᵀ (w h) / τ − rows t of w h / τ,   dbias = Pᵀ w − w at t
 *
 * P is the only (N, V) tensor that lives on; neither a one-hot nor dz is ever made. A loss of one position is at most 87.3.
 */
export function tiedCrossEntropy(terms: TiedCrossEntropy): Value {
	const { hidden, table, targets, bias, temperature = 1 } = terms;
	checkTerms(terms);
	const [count, titles] = [hidden.shape[0]!, table.shape[0]!];
	const weights = reshaped(terms.weights, [count, 1]); // (N, 1)
	const factor = 1 / temperature;
	const logits = hidden.graph.withoutGradient(() =>
		matrixProduct(hidden, table, { transposeB: true, factor, ...(bias && { bias }) }),
	);
	const chances = emit('Softmax', [logits], [count, titles], { attributes: { axis: integer(-1) } });
	const ofTarget = emit('GatherElements', [chances, reshaped(targets, [count, 1])], [count, 1], {
		attributes: { axis: integer(1) },
	});
	const log = logarithm(ofTarget);
	const loss = scale(reshaped(reduced('ReduceSum', multiply(log, weights), [0]), []), -1);

	const share = (dy: Value) => multiply(weights, dy); // (N, 1)
	const weighted = (dy: Value) => scale(multiply(hidden, share(dy)), factor); // (N, D)
	const toHidden = (dy: Value) => {
		const expected = matrixProduct(chances, table); // (N, D)
		return scale(multiply(subtract(expected, gatherRows(table, targets)), share(dy)), factor);
	};
	const toBias = (dy: Value) =>
		reshaped(matrixProduct(share(dy), chances, { transposeA: true }), [titles]);
	return derived(loss, [
		{ value: hidden, gradient: toHidden },
		{ value: table, gradient: (dy) => matrixProduct(chances, weighted(dy), { transposeA: true }) },
		{ value: table, gradient: (dy) => ({ rows: targets, update: scale(weighted(dy), -1) }) },
		...(bias === undefined
			? []
			: [
					{ value: bias, gradient: toBias },
					{
						value: bias,
						gradient: (dy: Value) => ({
							rows: targets,
							update: scale(reshaped(share(dy), [count]), -1),
						}),
					},
				]),
	]);
}

/** The logarithm of probabilities, finite even where one has vanished. */
export function logarithm(chances: Value): Value {
	const kept = emit('Max', [chances, scalar(chances, smallest)], chances.shape);
	return emit('Log', [kept], chances.shape);
}

function checkTerms({
	hidden,
	table,
	targets,
	weights,
	bias,
	temperature = 1,
}: TiedCrossEntropy): void {
	const operation = 'tiedCrossEntropy';
	if (hidden.shape.length !== 2 || table.shape.length !== 2 || hidden.shape[1] !== table.shape[1])
		throw mismatch(operation, hidden.shape, table.shape, 'hidden is (N, D), the table (V, D)');
	for (const column of [targets, weights])
		if (!sameShape(column.shape, [hidden.shape[0]!]))
			throw mismatch(operation, hidden.shape, column.shape, 'targets and weights are (N)');
	if (bias !== undefined && !sameShape(bias.shape, [table.shape[0]!]))
		throw mismatch(operation, table.shape, bias.shape, 'the bias is (V)');
	if (weights.needsGradient)
		throw new TypeError(`${operation}: weights ${shown(weights.shape)} cannot be learned`);
	if (!(temperature > 0)) throw new RangeError(`${operation}: ${temperature} is no temperature`);
}
