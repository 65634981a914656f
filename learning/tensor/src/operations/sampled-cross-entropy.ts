import { addedToRows, derived, emit, permuted, reduced, reshaped, scalar, zeros } from '../emit.ts';
import type { Value } from '../graph.ts';
import { mismatch, sameShape, shown } from '../shape.ts';
import { behind, beside, pieceByPiece, turnedProduct } from '../softmax-pieces.ts';
import { add } from './add.ts';
import { concat } from './concat.ts';
import { gatherRows } from './gather-rows.ts';
import { matrixProduct } from './matrix-product.ts';
import { multiply } from './multiply.ts';
import { scale } from './scale.ts';
import { slice } from './slice.ts';
import { subtract } from './subtract.ts';
import { logarithm, times } from './tied-cross-entropy.ts';

/** What a sampled softmax cross-entropy is computed from. */
export interface SampledCrossEntropy {
	/** What the model says at each position. `// (N, D)` */
	readonly hidden: Value;
	/** One row per title (or per slot of a `RowTable`). `// (V, D)` */
	readonly table: Value;
	/** Which row of the table came, i32. `// (N)` */
	readonly targets: Value;
	/** Rows drawn to stand for all others, shared by all positions, i32. `// (K)` */
	readonly negatives: Value;
	/** How much a position counts. `// (N)` */
	readonly weights: Value;
	/** log Q of each target: the expected number of times the sampler draws it. `// (N)` */
	readonly targetLogQ: Value;
	/** log Q of each negative. `// (K)` */
	readonly negativeLogQ: Value;
	/** Logits are divided by it. */
	readonly temperature?: number;
}

/**
 * Cross-entropy over the target and sampled titles, corrected so that it estimates the softmax over all.
 *
 *   z₀ = h · E[t] / τ − log Q(t),   zₖ = h · E[nₖ] / τ − log Q(nₖ),   zₖ = −∞ where nₖ = t
 *   P = softmax(z₀ … z_K),   loss = −Σ wₙ log P[n, 0]
 *   dh = w (Σₖ Pₖ E[nₖ] + (P₀ − 1) E[t]) / τ,   dE: rows t get w (P₀ − 1) h / τ, rows nₖ get Pₖᵀ (w h) / τ
 *
 * A title drawn twice counts twice, as its log Q says it should. Accidental hits (nₖ = t) are not masked, which would take several
 * passes over (N, K), but taken out afterwards: with p from the softmax that counts them, each weighs a known multiple of p₀,
 *
 *   c = Σ_{k: nₖ = t} exp(log Q(t) − log Q(nₖ)),   r = 1 / (1 − c p₀),   P₀ = r p₀,   Pₖ = r pₖ elsewhere, 0 at hits
 *
 * and 1 − c p₀ is held to the 1 / (1 + c) that it never falls below. A position that is hit carries an error of up to c / 10⁶: nothing
 * where a title has one log Q and c is its number of hits, a thousandth where the target counts a thousand times less than its hit.
 *
 * @paper Bengio, Senécal: Adaptive Importance Sampling to Accelerate Training of a Neural Probabilistic Language Model. 2008.
 * @paper Yi et al.: Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations. RecSys 2019.
 */
export function sampledCrossEntropy(terms: SampledCrossEntropy): Value {
	checkTerms(terms);
	const { hidden, table, targets, negatives, temperature = 1 } = terms;
	const factor = 1 / temperature;
	const weights = reshaped(terms.weights, [targets.shape[0]!, 1]); // (N, 1)
	const { ofTarget, hits, pieces } = hidden.graph.withoutGradient(() =>
		forward(terms, weights, factor),
	);
	const chance = behind(pieces.map((piece) => piece.ofTarget)); // (N, 1), P₀
	const summed = reduced('ReduceSum', multiply(logarithm(chance), weights), [0]);
	const loss = scale(reshaped(summed, []), -1);

	const share = (dy: Value) => scale(times(weights, dy), factor); // (N, 1)
	/** What E[t] counts in dh: as the target, and off for its hits. */
	const surprise = (dy: Value) =>
		multiply(
			subtract(multiply(chance, subtract(scalar(hits, 1), hits)), scalar(hits, 1)),
			share(dy),
		); // (N, 1)
	const toHidden = (dy: Value) => {
		const expected = behind(pieces.map((piece) => piece.expected!)); // (N, D)
		return add(multiply(expected, share(dy)), multiply(ofTarget, surprise(dy)));
	};
	const toDrawn = (dy: Value) => {
		const all = times(permuted(pieces.at(-1)!.toDrawn!, [1, 0]), dy);
		return slice(all, 0, 0, negatives.shape[0]!); // (K, D)
	};
	return derived(loss, [
		{ value: hidden, gradient: toHidden },
		{ value: table, gradient: (dy) => ({ rows: targets, update: multiply(hidden, surprise(dy)) }) },
		{ value: table, gradient: (dy) => ({ rows: negatives, update: toDrawn(dy) }) },
	]);
}

/** What is known once a range of positions is done; the gradient is that at dy = 1, summed up to here. */
type Done = Readonly<{
	/** P₀. `// (n, 1)` */
	ofTarget: Value;
	/** Σₖ r pₖ E[nₖ], hits counted. `// (n, D)` */
	expected: Value | undefined;
	/** Σ (w r h)ᵀ p / τ. `// (D, K + 1)` */
	toDrawn: Value | undefined;
}>;

/**
 * Target and correction are columns of one product: positions are (h / τ, 1, z₀), rows (E[nₖ], −log Q(nₖ), 0) and last (0, 0, 1).
 */
function forward(terms: SampledCrossEntropy, weights: Value, factor: number) {
	const { hidden, table, targets, negatives } = terms;
	const [count, width] = hidden.shape as [number, number];
	const drawn = negatives.shape[0]!;
	const column = (x: Value) => reshaped(x, [x.shape[0]!, 1]);
	const ofTarget = gatherRows(table, targets); // (N, D)
	const scaled = scale(hidden, factor); // (N, D)
	const agreement = reduced('ReduceSum', multiply(scaled, ofTarget), [1]); // (N, 1)
	const first = subtract(agreement, column(terms.targetLogQ)); // (N, 1), z₀
	const one = hidden.graph.constant(new Float32Array(count).fill(1), [count, 1]);
	const last = hidden.graph.constant(new Float32Array(width + 2).fill(1, width + 1), [
		1,
		width + 2,
	]);
	const nothing = zeros(table, [1, width]);
	const negativeRows = concat([gatherRows(table, negatives), nothing], 0); // (K + 1, D)
	const rows = beside(
		slice(negativeRows, 0, 0, drawn),
		scale(column(terms.negativeLogQ), -1),
		zeros(table, [drawn, 1]),
	);
	const hits = hitsOf(terms); // (N, 1), c
	const least = emit('Reciprocal', [add(hits, scalar(hits, 1))], hits.shape); // (N, 1)
	const weighted = multiply(scaled, weights); // (N, D)
	const pieces = pieceByPiece<Done>(
		beside(scaled, one, first),
		concat([rows, last], 0),
		({ chances, of, before }) => {
			const ofFirst = slice(chances, 1, drawn, drawn + 1); // (n, 1), p₀
			const counted = subtract(scalar(hits, 1), multiply(of(hits), ofFirst));
			const rest = emit('Max', [counted, of(least)], counted.shape); // (n, 1), 1 − c p₀
			const ratio = emit('Reciprocal', [rest], rest.shape); // (n, 1), r
			return {
				ofTarget: multiply(ratio, ofFirst),
				expected: hidden.needsGradient
					? multiply(matrixProduct(chances, negativeRows), ratio)
					: undefined,
				toDrawn: table.needsGradient
					? turnedProduct(multiply(of(weighted), ratio), chances, before?.toDrawn)
					: undefined,
			};
		},
	);
	return { ofTarget, hits, pieces };
}

/** How much the accidental hits of each target weigh against the target itself. `// (N, 1)` */
function hitsOf({
	table,
	targets,
	negatives,
	targetLogQ,
	negativeLogQ,
}: SampledCrossEntropy): Value {
	const exponential = (x: Value) => emit('Exp', [x], x.shape);
	const perRow = addedToRows(
		zeros(table, [table.shape[0]!]),
		negatives,
		exponential(scale(negativeLogQ, -1)),
	); // (V)
	const hits = multiply(gatherRows(perRow, targets), exponential(targetLogQ)); // (N)
	return reshaped(hits, [targets.shape[0]!, 1]);
}

function checkTerms(terms: SampledCrossEntropy): void {
	const operation = 'sampledCrossEntropy';
	const { hidden, table, targets, negatives, temperature = 1 } = terms;
	if (hidden.shape.length !== 2 || table.shape.length !== 2 || hidden.shape[1] !== table.shape[1])
		throw mismatch(operation, hidden.shape, table.shape, 'hidden is (N, D), the table (V, D)');
	for (const column of [targets, terms.weights, terms.targetLogQ])
		if (!sameShape(column.shape, [hidden.shape[0]!]))
			throw mismatch(
				operation,
				hidden.shape,
				column.shape,
				'targets, weights and their log Q are (N)',
			);
	if (negatives.shape.length !== 1 || !sameShape(negatives.shape, terms.negativeLogQ.shape))
		throw mismatch(
			operation,
			negatives.shape,
			terms.negativeLogQ.shape,
			'negatives and their log Q are (K)',
		);
	for (const fixed of [terms.weights, terms.targetLogQ, terms.negativeLogQ])
		if (fixed.needsGradient)
			throw new TypeError(
				`${operation}: weights and log Q ${shown(fixed.shape)} cannot be learned`,
			);
	if (!(temperature > 0)) throw new RangeError(`${operation}: ${temperature} is no temperature`);
}
