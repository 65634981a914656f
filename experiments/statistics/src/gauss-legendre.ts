/**
 * Places and weights that integrate polynomials up to degree 2n − 1 over [from, to] exactly: roots of Pₙ, by Newton.
 *
 *   wᵢ = 2 / ((1 − xᵢ²) Pₙ'(xᵢ)²)
 *
 * @paper Abramowitz, Stegun: Handbook of Mathematical Functions, 25.4.29. 1964.
 */
export function gaussLegendre(
	n: number,
	from: number,
	to: number,
): { readonly places: Float64Array; readonly weights: Float64Array } {
	const places = new Float64Array(n);
	const weights = new Float64Array(n);
	const half = (to - from) / 2;
	for (let i = 0; i < n; i++) {
		let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
		let slope = 1;
		for (let step = 0; step < 20; step++) {
			const { value, derivative } = legendre(n, x);
			slope = derivative;
			const next = x - value / derivative;
			if (Math.abs(next - x) < 1e-16) break;
			x = next;
		}
		places[i] = from + half * (1 - x);
		weights[i] = (2 * half) / ((1 - x * x) * slope * slope);
	}
	return { places, weights };
}

function legendre(n: number, x: number): { value: number; derivative: number } {
	let [before, value] = [1, x];
	for (let k = 2; k <= n; k++)
		[before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
	return { value, derivative: (n * (x * value - before)) / (x * x - 1) };
}
