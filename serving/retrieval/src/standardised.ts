/**
 * The values in deviations from their mean: (x − μ) / σ, a new array. All 0 where all are equal.
 *
 * What makes scores of different units comparable, so that weights between them can be read.
 */
export function standardised(values: ArrayLike<number>): Float32Array {
	const n = values.length;
	let sum = 0;
	for (let i = 0; i < n; i++) sum += values[i]!;
	const mean = sum / n;
	let squares = 0;
	for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
	const deviation = Math.sqrt(squares / n);
	const result = new Float32Array(n);
	if (!(deviation > 1e-9 * Math.abs(mean)) || deviation === 0) return result;
	for (let i = 0; i < n; i++) result[i] = (values[i]! - mean) / deviation;
	return result;
}
