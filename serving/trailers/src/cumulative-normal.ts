/**
 * How likely a standard normal value is at most x, to about 15 digits.
 *
 *   Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + x⁷/(3·5·7) + …)
 *
 * Beyond 8 deviations 0 or 1: what is left there is below the last digit of 1.
 * @paper Marsaglia: Evaluating the Normal Distribution. Journal of Statistical Software 2004.
 */
export function cumulativeNormal(x: number): number {
	if (x < -8) return 0;
	if (x > 8) return 1;
	let term = x;
	let series = x;
	for (let odd = 3; series + term !== series; odd += 2) {
		term *= (x * x) / odd;
		series += term;
	}
	return 0.5 + (series * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}
