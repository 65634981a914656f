/**
 * The values in deviations from their mean: (x − μ) / σ, in a new array or in the one given, which may be the values' own. All 0 where
 * all are equal.
 *
 * What makes scores of different units comparable, so that weights between them can be read.
 */
export function standardised(
	values: ArrayLike<number>,
	into: Float32Array = new Float32Array(values.length),
): Float32Array {
	const n = values.length;
	let sum = 0;
	for (let i = 0; i < n; i++) sum += values[i]!;
	const mean = sum / n;
	let squares = 0;
	for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
	const deviation = Math.sqrt(squares / n);
	if (!(deviation > 1e-9 * Math.abs(mean)) || deviation === 0) return into.fill(0, 0, n);
	for (let i = 0; i < n; i++) into[i] = (values[i]! - mean) / deviation;
	return into;
}
