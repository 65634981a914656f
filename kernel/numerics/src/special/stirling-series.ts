/** B₂ₖ / (2k (2k − 1)). */
const coefficients = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360_360,
	1 / 156,
	-3617 / 122_400,
];

/**
 * What Stirling's formula leaves out of ln Γ(x), for x ≥ 12, where eight terms reach the last digit.
 *
 *   Σ_{k ≥ 1} B₂ₖ / (2k (2k − 1) x²ᵏ⁻¹)
 *
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 6.1.41. 1964.
 */
export function stirlingSeries(x: number): number {
	const square = 1 / (x * x);
	let total = 0;
	for (let k = coefficients.length - 1; k >= 0; k--) total = coefficients[k]! + square * total;
	return total / x;
}
