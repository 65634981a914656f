import { derived, emit } from '../emit.ts';
import type { Value } from '../graph.ts';
import { add } from './add.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * Sigmoid linear unit: smooth like GELU, at about half its cost.
 *
 *   y = x · s,   s = 1 / (1 + exp(−x)),   dx = dy · (s + y · (1 − s)) = dy · (s + y − y · s)
 *
 * @paper Elfwing, Uchibe, Doya: Sigmoid-Weighted Linear Units. arXiv 1702.03118, 2017.
 */
export function silu(x: Value): Value {
	const chance = emit('Sigmoid', [x], x.shape);
	const y = emit('Mul', [x, chance], x.shape);
	const toX = (dy: Value) => multiply(dy, add(chance, subtract(y, multiply(y, chance))));
	return derived(y, [{ value: x, gradient: toX }]);
}
