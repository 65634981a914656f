/** Euclidean length of the gradient, over all its parts together. */
export function gradientNorm(...parts: readonly Float32Array[]): number {
	let sum = 0;
	for (const part of parts) for (let i = 0; i < part.length; i++) sum += part[i]! * part[i]!;
	return Math.sqrt(sum);
}

/**
 * By what the gradient must be multiplied so that its length stays at most `longest`; never above 1.
 *
 * @throws {RangeError} if the length is not finite: the step must not be made.
 * @paper Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks. ICML 2013.
 */
export function clippingFactor(norm: number, longest: number): number {
	if (!Number.isFinite(norm))
		throw new RangeError(`a gradient of length ${norm} cannot be clipped`);
	return norm <= longest ? 1 : longest / norm;
}
