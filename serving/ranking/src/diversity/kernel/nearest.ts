// @ts-nocheck: AssemblyScript, whose number types tsc does not know; it is compiled to ../nearest.wasm, and a test does so again.

/*
 * How unlike a vector is the nearest of others, in 128-bit lanes. Memory is laid out by the caller, who passes addresses in bytes.
 *
 * Products are summed in doubles, in four sums, as `likenessByVectors` does: both give the same bits.
 */

/** The inner product of two vectors of doubles. */
function product(one: u32, other: u32, width: u32): f64 {
	let a = one;
	let b = other;
	let firstTwo = f64x2.splat(0);
	let lastTwo = f64x2.splat(0);
	for (const fours = one + ((width & ~3) << 3); a < fours; a += 32, b += 32) {
		firstTwo = f64x2.add(firstTwo, f64x2.mul(v128.load(a), v128.load(b)));
		lastTwo = f64x2.add(lastTwo, f64x2.mul(v128.load(a, 16), v128.load(b, 16)));
	}
	let s0 = f64x2.extract_lane(firstTwo, 0);
	for (const end = one + (width << 3); a < end; a += 8, b += 8) s0 += load<f64>(a) * load<f64>(b);
	return (
		s0 +
		f64x2.extract_lane(firstTwo, 1) +
		(f64x2.extract_lane(lastTwo, 0) + f64x2.extract_lane(lastTwo, 1))
	);
}

/**
 * Lowers the value at `value` to 1 less the product of `vector` with each of those whose addresses are listed at `others`, from place
 * `from` on, until it is no more than `floor`. Answers the place that it came to.
 */
export function lowered(
	value: u32,
	vector: u32,
	width: u32,
	others: u32,
	from: u32,
	to: u32,
	floor: f64,
): u32 {
	let least = load<f64>(value);
	let at = from;
	for (; at < to && least > floor; at++)
		least = min(least, 1 - product(vector, load<u32>(others + (at << 2)), width));
	store<f64>(value, least);
	return at;
}
