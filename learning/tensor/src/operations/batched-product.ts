import { derived, emit, permuted } from '../emit.ts';
import type { Value } from '../graph.ts';
import { float, integer } from '../onnx/model.ts';
import type { Shape } from '../shape.ts';
import { type ProductOptions, productShape } from './matrix-product.ts';
import { scale } from './scale.ts';

/**
 * Products of many pairs of matrices at once: the last two axes are multiplied, the leading ones run along.
 *
 *   y = factor · op(a) op(b),   op(a) (…, M, K), op(b) (…, K, N), y (…, M, N)
 *
 * One FusedMatMul that reads transposed operands in place; in a portable graph Transpose, MatMul and Mul.
 */
export function batchedProduct(
	a: Value,
	b: Value,
	options: Omit<ProductOptions, 'bias'> = {},
): Value {
	const { transposeA = false, transposeB = false, factor = 1 } = options;
	const shape = productShape('batchedProduct', a.shape, b.shape, transposeA, transposeB);
	const toA = (dy: Value) =>
		transposeA
			? batchedProduct(b, dy, { transposeA: transposeB, transposeB: true, factor })
			: batchedProduct(dy, b, { transposeB: !transposeB, factor });
	const toB = (dy: Value) =>
		transposeB
			? batchedProduct(dy, a, { transposeA: true, transposeB: transposeA, factor })
			: batchedProduct(a, dy, { transposeA: !transposeA, factor });
	const value = a.graph.portable
		? scale(portable(turned(a, transposeA), turned(b, transposeB), shape), factor)
		: againstGrain(a, b, shape, { transposeA, transposeB, factor });
	return derived(value, [
		{ value: a, gradient: toA },
		{ value: b, gradient: toB },
	]);
}

const portable = (a: Value, b: Value, shape: Shape): Value => emit('MatMul', [a, b], shape);

/**
 * aᵀ b reads a against its grain; where a is the wider one, (bᵀ a)ᵀ reads it as it lies and turns only the smaller result. A gradient of
 * attention takes two thirds of the time.
 */
function againstGrain(
	a: Value,
	b: Value,
	shape: Shape,
	options: Required<Omit<ProductOptions, 'bias'>>,
): Value {
	const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
	if (!options.transposeA || options.transposeB || rows <= columns)
		return fused(a, b, shape, options);
	return turned(fused(b, a, [...shape.slice(0, -2), columns, rows], options), true);
}

function fused(
	a: Value,
	b: Value,
	shape: Shape,
	options: Required<Omit<ProductOptions, 'bias'>>,
): Value {
	return emit('FusedMatMul', [a, b], shape, {
		domain: 'com.microsoft',
		attributes: {
			alpha: float(options.factor),
			transA: integer(Number(options.transposeA)),
			transB: integer(Number(options.transposeB)),
		},
	});
}

function turned(x: Value, transpose: boolean): Value {
	if (!transpose) return x;
	const last = x.shape.length - 1;
	const order = x.shape.map((_, axis) => axis);
	return permuted(x, [...order.slice(0, -2), last, last - 1]);
}
