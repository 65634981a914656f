import { invertPositiveDefinite } from '@marquee/numerics';

/**
 * Every title as a ridge regression on all others, in closed form. The Gram matrix is overwritten. `// (M, M)`
 *
 *   P = (G + diag λᵢ)⁻¹,   Bᵢⱼ = −Pᵢⱼ / Pⱼⱼ,   Bⱼⱼ = 0
 *
 * Row i is what having watched title i adds to every score.
 *
 * @paper Steck: Embarrassingly Shallow Autoencoders for Sparse Data. WWW 2019.
 */
export function zeroDiagonalRidge(
	gram: Float64Array,
	size: number,
	regularisation: (place: number) => number,
): Float32Array {
	for (let i = 0; i < size; i++) gram[i * size + i]! += regularisation(i);
	invertPositiveDefinite(gram, size);
	const weights = new Float32Array(size * size);
	const scale = Float64Array.from({ length: size }, (_, j) => -1 / gram[j * size + j]!);
	for (let i = 0; i < size; i++)
		for (let j = 0; j < size; j++)
			if (i !== j) weights[i * size + j] = gram[i * size + j]! * scale[j]!;
	return weights;
}
