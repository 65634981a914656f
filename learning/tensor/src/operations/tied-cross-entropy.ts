import { cast, derived, emit, part, reduced, reshaped, scalar } from '../emit.ts';
import type { Parent, Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { mismatch, sameShape, shown } from '../shape.ts';
import { concat } from './concat.ts';
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
	const ofTargets = joined(pieces.map((piece) => piece.ofTarget)); // (N, 1)
	const log = logarithm(ofTargets);
	const loss = scale(reshaped(reduced('ReduceSum', multiply(log, weights), [0]), []), -1);

	const share = (dy: Value) => scale(times(weights, dy), 1 / temperature); // (N, 1)
	const toHidden = (dy: Value) => {
		const expected = joined(pieces.map((piece) => piece.expected!)); // (N, D)
		return multiply(subtract(expected, gatherRows(table, targets)), share(dy));
	};
	const toTargets = (dy: Value) => multiply(hidden, scale(share(dy), -1)); // (N, D)
	return derived(loss, [
		{ value: hidden, gradient: toHidden },
		{ value: table, gradient: (dy) => times(pieces.at(-1)!.toTable!, dy) },
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
interface Piece {
	/** P of the target. `// (n, 1)` */
	readonly ofTarget: Value;
	/** P E. `// (n, D)` */
	readonly expected?: Value;
	/** Σ Pᵀ (w h) / τ. `// (V, D)` */
	readonly toTable?: Value;
	/** Σ Pᵀ w. `// (V, 1)` */
	readonly toBias?: Value;
}

/**
 * Takes the positions piece by piece, each to its end before the next begins: P of one piece stays in the cache through softmax
 * and all three products, and only one piece of it is alive at any time.
 */
function taken(terms: TiedCrossEntropy, weights: Value, factor: number): readonly Piece[] {
	const { hidden, table, targets, bias } = terms;
	const [count, titles] = [hidden.shape[0]!, table.shape[0]!];
	const rows = Math.max(leastRows, Math.ceil(pieceElements / titles));
	const weighted = scale(multiply(hidden, weights), factor); // (N, D)
	const pieces: Piece[] = [];
	for (let start = 0; start < count; start += rows) {
		const of = (x: Value) => part(x, start, Math.min(count, start + rows));
		const before = pieces.at(-1);
		const logits = matrixProduct(after(of(hidden), before), table, {
			transposeB: true,
			factor,
			...(bias && { bias }),
		});
		const chances = emit('Softmax', [logits], logits.shape, { attributes: { axis: integer(-1) } });
		const add = (x: Value, sum?: Value) =>
			matrixProduct(chances, of(x), { transposeA: true, ...(sum && { bias: sum }) });
		pieces.push({
			ofTarget: chosen(chances, of(targets)),
			...(hidden.needsGradient && { expected: matrixProduct(chances, table) }),
			...(table.needsGradient && { toTable: add(weighted, before?.toTable) }),
			...(bias?.needsGradient && { toBias: add(weights, before?.toBias) }),
		});
	}
	return pieces;
}

/**
 * 22 MB of P. Measured at (6400, 3500), one thread: a tenth of a step faster than all at once, and 150 MB less memory. Smaller pieces
 * gain little more and make two threads wait for each other more often.
 */
const pieceElements = 5_600_000;

/** Fewer rows and the products spend their time packing the table. */
const leastRows = 256;

/** x itself, but not before the piece is done: onnxruntime is free to order what does not depend on each other. */
function after(x: Value, piece: Piece | undefined): Value {
	const done = [piece?.ofTarget, piece?.expected, piece?.toTable, piece?.toBias].filter(
		(each) => each !== undefined,
	);
	const no = cast(x.graph.constant(new Uint8Array(1)), 'bool');
	return done.reduce(
		(waiting, each) => emit('Where', [no, part(each, 0, 1), waiting], x.shape, { dtype: 'f32' }),
		x,
	);
}

/** The element of each row that `column` names. `// (n, 1)` */
function chosen(rows: Value, columns: Value): Value {
	const shape = [rows.shape[0]!, 1];
	const attributes = { axis: integer(1) };
	return emit('GatherElements', [rows, reshaped(columns, shape)], shape, { attributes });
}

/** x · dy, and x itself where the loss is the last word. */
const times = (x: Value, dy: Value): Value => (dy.name === scalar(x, 1).name ? x : multiply(x, dy));

const joined = (parts: readonly Value[]): Value => concat(parts as [Value, ...Value[]], 0);

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
