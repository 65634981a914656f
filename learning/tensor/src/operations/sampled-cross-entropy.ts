import { derived, emit, reduced, reshaped, scalar, zeros } from '../emit.ts';
import type { Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { mismatch, sameShape, shown } from '../shape.ts';
import { add } from './add.ts';
import { concat } from './concat.ts';
import { gatherRows } from './gather-rows.ts';
import { matrixProduct } from './matrix-product.ts';
import { multiply } from './multiply.ts';
import { scale } from './scale.ts';
import { slice } from './slice.ts';
import { subtract } from './subtract.ts';
import { logarithm } from './tied-cross-entropy.ts';

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

/** Low enough that exp is 0, high enough that float32 stays finite. */
const never = -1e9;

/**
 * Cross-entropy over the target and sampled titles, corrected so that it estimates the softmax over all.
 *
 *   z₀ = h · E[t] / τ − log Q(t),   zₖ = h · E[nₖ] / τ − log Q(nₖ),   zₖ = −∞ where nₖ = t
 *   P = softmax(z₀ … z_K),   loss = −Σ wₙ log P[n, 0]
 *   dh = w (Σₖ Pₖ E[nₖ] + (P₀ − 1) E[t]) / τ,   dE: rows t get w (P₀ − 1) h / τ, rows nₖ get Pₖᵀ (w h) / τ
 *
 * A title drawn twice counts twice, as its log Q says it should. logits, mask and correction come out of one product.
 *
 * @paper Bengio, Senécal: Adaptive Importance Sampling to Accelerate Training of a Neural Probabilistic Language Model. 2008.
 * @paper Yi et al.: Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations. RecSys 2019.
 */
export function sampledCrossEntropy(terms: SampledCrossEntropy): Value {
	checkTerms(terms);
	const { hidden, table, targets, negatives, temperature = 1 } = terms;
	const factor = 1 / temperature;
	const weights = reshaped(terms.weights, [targets.shape[0]!, 1]); // (N, 1)
	const parts = hidden.graph.withoutGradient(() => forward(terms, factor));
	const { ofTarget, drawn, chances, chance } = parts;
	const summed = reduced('ReduceSum', multiply(logarithm(chance), weights), [0]);
	const loss = scale(reshaped(summed, []), -1);

	const share = (dy: Value) => scale(multiply(weights, dy), factor); // (N, 1)
	const surprise = (dy: Value) => multiply(subtract(chance, scalar(chance, 1)), share(dy)); // (N, 1)
	const toHidden = (dy: Value) =>
		add(multiply(matrixProduct(chances, drawn), share(dy)), multiply(ofTarget, surprise(dy))); // (N, D)
	const toDrawn = (dy: Value) => {
		const all = matrixProduct(chances, multiply(hidden, share(dy)), { transposeA: true });
		return slice(all, 0, 1, all.shape[0]!); // (K, D)
	};
	return derived(loss, [
		{ value: hidden, gradient: toHidden },
		{ value: table, gradient: (dy) => ({ rows: targets, update: multiply(hidden, surprise(dy)) }) },
		{ value: table, gradient: (dy) => ({ rows: negatives, update: toDrawn(dy) }) },
	]);
}

/** Column 0 belongs to the target: its row of `drawn` is zero, its logit comes in through the product's offset. */
function forward(terms: SampledCrossEntropy, factor: number) {
	const { hidden, table, targets, negatives } = terms;
	const [count, width] = hidden.shape as [number, number];
	const drawnCount = negatives.shape[0]!;
	const ofTarget = gatherRows(table, targets); // (N, D)
	const nothing = zeros(table, [1, width]);
	const drawn = concat([nothing, gatherRows(table, negatives)], 0); // (1 + K, D)
	const positive = subtract(
		scale(reduced('ReduceSum', multiply(hidden, ofTarget), [1]), factor),
		reshaped(terms.targetLogQ, [count, 1]),
	); // (N, 1)
	const [column, row] = [reshaped(targets, [count, 1]), reshaped(negatives, [1, drawnCount])];
	const hit = emit('Equal', [column, row], [count, drawnCount], { dtype: 'bool' });
	const unlikely = scale(reshaped(terms.negativeLogQ, [1, drawnCount]), -1);
	const offset = emit('Where', [hit, scalar(hidden, never), unlikely], [count, drawnCount], {
		dtype: 'f32',
	});
	const logits = matrixProduct(hidden, drawn, {
		transposeB: true,
		factor,
		bias: concat([positive, offset], 1),
	}); // (N, 1 + K)
	const chances = emit('Softmax', [logits], logits.shape, { attributes: { axis: integer(-1) } });
	return { ofTarget, drawn, chances, chance: slice(chances, 1, 0, 1) };
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
