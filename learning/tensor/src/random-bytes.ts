import type { RandomState } from '@marquee/units';

/** A seeded stream of random bytes, drawn in bulk. */
export interface ByteStream {
	/** Fills the array with the next bytes. Lengths that are no multiple of 4 waste what is left of the last word. */
	readonly fill: (into: Uint8Array) => void;
	/** What must be kept so that the stream goes on exactly here. */
	readonly state: () => RandomState;
}

/**
 * Random bytes from where `from` was taken: `byteStream(seededRandom(7, 'dropout').state())`.
 *
 * The same generator as `Random` of @marquee/units, four bytes per word and little end first: dropout needs millions of bytes
 * per step, a call per number would cost more than the step's softmax.
 *
 * @paper Blackman, Vigna: Scrambled Linear Pseudorandom Number Generators. ACM TOMS 2021.
 */
export function byteStream(from: RandomState): ByteStream {
	const words = Int32Array.from(from.words);
	return {
		fill: (into) => {
			const whole = into.byteOffset % 4 === 0 ? into.length >>> 2 : 0;
			if (whole > 0) draw(words, new Int32Array(into.buffer, into.byteOffset, whole));
			const filled = whole * 4;
			if (filled === into.length) return;
			const rest = new Int32Array(Math.ceil((into.length - filled) / 4));
			draw(words, rest);
			into.set(new Uint8Array(rest.buffer, 0, into.length - filled), filled);
		},
		state: () => {
			const [a, b, c, d] = words as unknown as [number, number, number, number];
			return { words: [a >>> 0, b >>> 0, c >>> 0, d >>> 0], spare: null };
		},
	};
}

/** xoshiro128**, as many words as `into` is long. */
function draw(words: Int32Array, into: Int32Array): void {
	let [a, b, c, d] = words as unknown as [number, number, number, number];
	for (let i = 0; i < into.length; i++) {
		const five = Math.imul(b, 5);
		into[i] = Math.imul((five << 7) | (five >>> 25), 9);
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = (d << 11) | (d >>> 21);
	}
	words.set([a, b, c, d]);
}
