import { derived, emit } from '../emit.ts';
import type { Value } from '../graph.ts';
import { multiply } from './multiply.ts';
import { subtract } from './subtract.ts';

/**
 * The probability whose log-odds are x.
 *
 *   y = 1 / (1 + exp(−x)),   dx = dy · (y − y²)
 */
export function sigmoid(x: Value): Value {
	const y = emit('Sigmoid', [x], x.shape);
	return derived(y, [{ value: x, gradient: (dy) => multiply(dy, subtract(y, multiply(y, y))) }]);
}
