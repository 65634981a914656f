import { derived, emit, permuted, reduced, reshaped, scalar } from '../emit.ts';
import type { Parent, Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { mismatch, sameShape, shown } from '../shape.ts';
import { behind, beside, pieceByPiece, turnedProduct } from '../softmax-pieces.ts';
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
 * Neither a one-hot nor dz is ever made, and P only a piece at a time. A loss of one position is at most 87.3.
 * Where gradients are needed they are computed beside the value, for dy = 1, and scaled on the way back.
 */
export function tiedCrossEntropy(terms: TiedCrossEntropy): Value {
	const { hidden, table, targets, bias, temperature = 1 } = terms;
	checkTerms(terms);
	const [count, titles] = [hidden.shape[0]!, table.shape[0]!];
	const weights = reshaped(terms.weights, [count, 1]); // (N, 1)
	const pieces = hidden.graph.withoutGradient(() => taken(terms, weights, 1 / temperature));
	const log = logarithm(behind(pieces.map((piece) => piece.ofTarget))); // (N, 1)
	const loss = scale(reshaped(reduced('ReduceSum', multiply(log, weights), [0]), []), -1);

	const share = (dy: Value) => scale(times(weights, dy), 1 / temperature); // (N, 1)
	const toHidden = (dy: Value) => {
		const expected = behind(pieces.map((piece) => piece.expected!)); // (N, D)
		return multiply(subtract(expected, gatherRows(table, targets)), share(dy));
	};
	const toTable = (dy: Value) => times(permuted(pieces.at(-1)!.toTable!, [1, 0]), dy); // (V, D)
	const toTargets = (dy: Value) => multiply(hidden, scale(share(dy), -1)); // (N, D)
	return derived(loss, [
		{ value: hidden, gradient: toHidden },
		{ value: table, gradient: toTable },
		{ value: table, gradient: (dy) => ({ rows: targets, update: toTargets(dy) }) },
		...(bias === undefined ? [] : toBias(bias)),
	]);

	function toBias(value: Value): readonly Parent[] {
		const whole = (dy: Value) => reshaped(times(pieces.at(-1)!.toBias!, dy), [titles]);
		const update = (dy: Value) => reshaped(scale(times(weights, dy), -1), [count]);
		return [
			{ value, gradient: whole },
			{ value, gradient: (dy) => ({ rows: targets, update: update(dy) }) },
		];
	}
}

/** What is known once a range of positions is done; the gradients are those at dy = 1, summed up to here. */
type Done = Readonly<{
	/** P of the target. `// (n, 1)` */
	ofTarget: Value;
	/** P E. `// (n, D)` */
	expected: Value | undefined;
	/** Σ (w h)ᵀ P / τ. `// (D, V)` */
	toTable: Value | undefined;
	/** Σ wᵀ P. `// (1, V)` */
	toBias: Value | undefined;
}>;

/** The bias enters the product as one more column: adding it afterwards would be one more pass over all logits. */
function taken(terms: TiedCrossEntropy, weights: Value, factor: number): readonly Done[] {
	const { hidden, table, targets, bias } = terms;
	const [count, titles] = [hidden.shape[0]!, table.shape[0]!];
	const one = hidden.graph.constant(new Float32Array(count).fill(1), [count, 1]);
	const scaled = scale(hidden, factor);
	const positions = bias === undefined ? scaled : beside(scaled, one);
	const rows = bias === undefined ? table : beside(table, reshaped(bias, [titles, 1]));
	const weighted = multiply(scaled, weights); // (N, D)
	return pieceByPiece<Done>(positions, rows, ({ chances, of, before }) => {
		const added = (x: Value, sum: Value | undefined) => turnedProduct(of(x), chances, sum);
		return {
			ofTarget: chosen(chances, of(targets)),
			expected: hidden.needsGradient ? matrixProduct(chances, table) : undefined,
			toTable: table.needsGradient ? added(weighted, before?.toTable) : undefined,
			toBias: bias?.needsGradient ? added(weights, before?.toBias) : undefined,
		};
	});
}

/** The element of each row that `column` names. `// (n, 1)` */
function chosen(rows: Value, columns: Value): Value {
	const shape = [rows.shape[0]!, 1];
	const attributes = { axis: integer(1) };
	return emit('GatherElements', [rows, reshaped(columns, shape)], shape, { attributes });
}

/** x · dy, and x itself where the loss is the last word. */
export const times = (x: Value, dy: Value): Value =>
	dy.name === scalar(x, 1).name ? x : multiply(x, dy);

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
