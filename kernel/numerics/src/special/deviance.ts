/**
 * x ln(x / m) + m − x: how far an observed x lies from the expected m, never below 0.
 *
 * Near m the two large parts cancel; there a series in (x − m) / (x + m) is summed instead.
 *
 * @throws {RangeError} if x is below 0 or m not above it.
 * @paper Loader: Fast and Accurate Computation of Binomial Probabilities. 2000.
 */
export function deviance(x: number, m: number): number {
	if (!(x >= 0 && m > 0)) throw new RangeError(`no deviance of ${x} from ${m}`);
	if (x === 0) return m;
	if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
	const v = (x - m) / (x + m);
	let total = (x - m) * v;
	let power = 2 * x * v;
	for (let j = 1; ; j++) {
		power *= v * v;
		const next = total + power / (2 * j + 1);
		if (next === total) return total;
		total = next;
	}
}
