import { cast, derived, emit, reshaped, scalar } from '../emit.ts';
import type { Value } from '../graph.ts';
import { mismatch, sizeOf } from '../shape.ts';
import { multiply } from './multiply.ts';
import { scale } from './scale.ts';
import { slice } from './slice.ts';
import { subtract } from './subtract.ts';

/**
 * Sets a share of the elements to zero and stretches the others, so that the mean stays.
 *
 *   y = x · keep / (1 − q),   keep = [byte ≥ 256 q],   dx = dy · keep / (1 − q)
 *
 * `bytes` (as many as x has elements, u8) come from the trainer's seeded stream: a generator inside the graph could not be
 * resumed. q is `share` rounded to 1/256. A share of 0 gives x itself.
 *
 * @paper Srivastava et al.: Dropout. JMLR 2014.
 */
export function dropout(x: Value, share: number, bytes: Value): Value {
	if (!(share >= 0 && share < 1)) throw new RangeError(`dropout: ${share} is not a share below 1`);
	const dropped = Math.min(255, Math.round(share * 256));
	if (dropped === 0) return x;
	if (sizeOf(bytes.shape) !== sizeOf(x.shape))
		throw mismatch('dropout', x.shape, bytes.shape, 'it takes one random byte per element');
	if (bytes.dtype !== 'u8') throw new TypeError(`dropout: random bytes are u8, not ${bytes.dtype}`);
	const keep = reshaped(stretch(bytes, dropped), x.shape);
	return derived(emit('Mul', [x, keep], x.shape), [
		{ value: x, gradient: (dy) => multiply(dy, keep) },
	]);
}

/** 0 for a byte below `dropped`, 256 / (256 − dropped) for the others: a straight line, clipped at both. */
function stretch(bytes: Value, dropped: number): Value {
	const factor = 256 / (256 - dropped);
	const line = bytes.graph.portable
		? scale(subtract(cast(bytes, 'f32'), scalar(bytes, dropped - 1)), factor)
		: dequantized(bytes, dropped - 1, factor);
	return emit('Clip', [line, scalar(bytes, 0), scalar(bytes, factor)], bytes.shape);
}

/** (byte − zero) · factor, straight from bytes to floats in one pass. */
function dequantized(bytes: Value, zero: number, factor: number): Value {
	const point = bytes.graph.constant(Uint8Array.of(zero), []);
	return emit('DequantizeLinear', [bytes, scalar(bytes, factor), point], bytes.shape, {
		dtype: 'f32',
	});
}

/** Hands every dropout of a graph its own range of one input of random bytes. */
export interface DropoutBytes {
	/** Drops out with the next unused bytes. */
	readonly drop: (x: Value, share: number) => Value;
}

/**
 * One input of `count` random bytes for all dropouts of a graph, handed out in the order of the calls.
 *
 * @throws {RangeError} from `drop` when the bytes are used up: the message names how many were.
 */
export function sharedBytes(bytes: Value): DropoutBytes {
	let used = 0;
	return {
		drop: (x, share) => {
			const count = Math.round(share * 256) === 0 ? 0 : sizeOf(x.shape);
			if (count === 0) return x;
			if (used + count > sizeOf(bytes.shape))
				throw mismatch('dropout', x.shape, bytes.shape, `${used} random bytes are already used`);
			const range = slice(bytes, 0, used, used + count);
			used += count;
			return dropout(x, share, range);
		},
	};
}
