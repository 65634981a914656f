/** Keeps Lentz's quotients off zero without a trace in the result. */
const tiny = 1e-300;
/** Fractions here settle within some multiple of the root of their parameters; more means that something is wrong. */
const mostSteps = 5_000_000;

/**
 * b₀ + a₁ / (b₁ + a₂ / (b₂ + …)), to the last digit.
 *
 * @throws {RangeError} if it does not settle.
 * @paper Thompson, Barnett: Coulomb and Bessel Functions of Complex Arguments and Order. J. Comput. Phys. 1986.
 */
export function continuedFraction(
	b0: number,
	step: (j: number) => { readonly a: number; readonly b: number },
): number {
	let value = b0 || tiny;
	let c = value;
	let d = 0;
	for (let j = 1; j <= mostSteps; j++) {
		const { a, b } = step(j);
		d = 1 / (b + a * d || tiny);
		c = b + a / c || tiny;
		const factor = c * d;
		value *= factor;
		if (Math.abs(factor - 1) < 1.5e-16) return value;
		if (Number.isNaN(value)) break;
	}
	throw new RangeError(`a continued fraction from ${b0} does not settle`);
}
