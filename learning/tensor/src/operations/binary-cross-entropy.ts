import { derived, emit, reduced, reshaped, scalar } from '../emit.ts';
import type { Value } from '../graph.ts';
import { mismatch, sameShape, shown } from '../shape.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Cross-entropy of independent yes-or-no answers, from log-odds.
 *
 *   loss = Σ w (max(z, 0) − z · y + log(1 + exp(−|z|))),   dz = w (σ(z) − y)
 *
 * `logits`, `answers` (0 … 1) and `weights` have one shape. Finite for every finite logit.
 */
export function binaryCrossEntropy(logits: Value, answers: Value, weights: Value): Value {
	for (const other of [answers, weights]) {
		if (!sameShape(other.shape, logits.shape))
			throw mismatch('binaryCrossEntropy', logits.shape, other.shape, 'all three have one shape');
		if (other.needsGradient)
			throw new TypeError(
				`binaryCrossEntropy: answers and weights ${shown(other.shape)} cannot be learned`,
			);
	}
	const unary = (operator: string, x: Value) => emit(operator, [x], x.shape);
	const tail = unary('Exp', unary('Neg', unary('Abs', logits)));
	const softened = unary('Log', add(tail, scalar(tail, 1)));
	const linear = subtract(unary('Relu', logits), emit('Mul', [logits, answers], logits.shape));
	const each = emit('Mul', [add(linear, softened), weights], logits.shape);
	const axes = logits.shape.map((_, axis) => axis);
	const loss = axes.length === 0 ? each : reshaped(reduced('ReduceSum', each, axes), []);
	const toLogits = (dy: Value) =>
		multiply(multiply(subtract(unary('Sigmoid', logits), answers), weights), dy);
	return derived(loss, [{ value: logits, gradient: toLogits }]);
}
