import { derived, emit, unbroadcast } from '../emit.ts';
import type { Value } from '../graph.ts';
import { float, integer } from '../onnx/model.ts';
import { broadcast, mismatch, type Shape, sameShape, shown } from '../shape.ts';

/** How two matrices are multiplied. */
export interface ProductOptions {
	/** Added to the product; broadcasts to (M, N), usually (N). */
	readonly bias?: Value;
	readonly transposeA?: boolean;
	readonly transposeB?: boolean;
	/** Multiplies the product, not the bias; costs nothing. */
	readonly factor?: number;
}

/**
 * Product of two matrices, with what stands around it in one pass.
 *
 *   y = factor · op(a) op(b) + bias,   op(a) (M, K), op(b) (K, N), y (M, N)
 *   without transposes: da = factor · dy bᵀ, db = factor · aᵀ dy, dbias = dy added up over rows
 */
export function matrixProduct(a: Value, b: Value, options: ProductOptions = {}): Value {
	const { bias, transposeA = false, transposeB = false, factor = 1 } = options;
	const shape = productShape('matrixProduct', a.shape, b.shape, transposeA, transposeB);
	if (a.shape.length !== 2)
		throw mismatch('matrixProduct', a.shape, b.shape, 'both must be matrices');
	const value = emit('Gemm', bias === undefined ? [a, b] : [a, b, fitting(bias, shape)], shape, {
		attributes: {
			alpha: float(factor),
			transA: integer(Number(transposeA)),
			transB: integer(Number(transposeB)),
		},
	});
	const toA = (dy: Value) =>
		transposeA
			? matrixProduct(b, dy, { transposeA: transposeB, transposeB: true, factor })
			: matrixProduct(dy, b, { transposeB: !transposeB, factor });
	const toB = (dy: Value) =>
		transposeB
			? matrixProduct(dy, a, { transposeA: true, transposeB: transposeA, factor })
			: matrixProduct(a, dy, { transposeA: !transposeA, factor });
	return derived(value, [
		{ value: a, gradient: toA },
		{ value: b, gradient: toB },
		...(bias === undefined
			? []
			: [{ value: bias, gradient: (dy: Value) => unbroadcast(dy, bias.shape) }]),
	]);
}

/**
 * Shape of a product over the last two axes; leading axes must be equal.
 *
 * @throws {RangeError} naming both shapes if the inner lengths or leading axes differ.
 */
export function productShape(
	operation: string,
	a: Shape,
	b: Shape,
	transposeA: boolean,
	transposeB: boolean,
): Shape {
	if (a.length < 2 || a.length !== b.length)
		throw mismatch(operation, a, b, 'both need the same number of axes, two at least');
	if (!sameShape(a.slice(0, -2), b.slice(0, -2)))
		throw mismatch(operation, a, b, 'the leading axes differ');
	const [rows, inner] = transposeA ? [a.at(-1)!, a.at(-2)!] : [a.at(-2)!, a.at(-1)!];
	const [other, columns] = transposeB ? [b.at(-1)!, b.at(-2)!] : [b.at(-2)!, b.at(-1)!];
	if (inner !== other) throw mismatch(operation, a, b, `inner lengths are ${inner} and ${other}`);
	return [...a.slice(0, -2), rows, columns];
}

function fitting(bias: Value, shape: Shape): Value {
	if (sameShape(broadcast('matrixProduct', bias.shape, shape), shape)) return bias;
	throw mismatch('matrixProduct', bias.shape, shape, `the bias must broadcast to ${shown(shape)}`);
}
