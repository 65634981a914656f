import { unknownSign } from './alphabet.ts';

const wordBits = 32;

/**
 * How many edits lie between one text, the pattern, and many others: optimal string alignment, that is insertions,
 * deletions, substitutions and swaps of neighbours, where no part is edited twice.
 *
 * A column of the table of distances is held as differences of ±1 in the bits of 32-bit words, so that a sign of the other
 * text costs some twenty instructions for every 32 signs of the pattern. The last row is walked along, which tells the
 * distance to all beginnings of the other text too.
 *
 * @paper Hyyrö: A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances. Nordic J. of Computing 2003.
 */
export class Pattern {
	/** Edits to the whole text of the last `scan`. */
	whole = 0;
	/** Edits to the nearest beginning of it, */
	beginning = 0;
	/** and how many signs of it that is: the fewest where several are as near. */
	beginningEnd = 0;

	length = 0;
	readonly #capacity: number;
	/** For every sign, in which places of the pattern it stands: one plane of 65,536 for every 32 places. */
	#places: Uint32Array;
	readonly #signs: Uint16Array;
	#vertical: Uint32Array;

	constructor(capacity: number) {
		this.#capacity = capacity;
		this.#signs = new Uint16Array(capacity);
		this.#places = new Uint32Array(0x10000);
		this.#vertical = new Uint32Array(0);
	}

	/** Takes signs `from` … `to` as the pattern from now on. */
	set(signs: Uint16Array, from: number, to: number): this {
		const length = to - from;
		if (length > this.#capacity)
			throw new RangeError(`a pattern has ${this.#capacity} signs at most, got ${length}`);
		this.#forget();
		const words = Math.ceil(length / wordBits);
		if (words << 16 > this.#places.length) this.#places = new Uint32Array(words << 16);
		for (let at = 0; at < length; at++) {
			const sign = signs[from + at]!;
			this.#signs[at] = sign;
			if (sign !== unknownSign) this.#places[((at >>> 5) << 16) | sign]! |= 1 << (at & 31);
		}
		this.length = length;
		return this;
	}

	#forget(): void {
		for (let at = 0; at < this.length; at++)
			this.#places[((at >>> 5) << 16) | this.#signs[at]!] = 0;
	}

	/** Walks along signs `from` … `to` of a text. */
	scan(text: Uint16Array, from: number, to: number): void {
		if (this.length <= wordBits) this.#scanWord(text, from, to);
		else this.#scanWords(text, from, to);
	}

	#scanWord(text: Uint16Array, from: number, to: number): void {
		const places = this.#places;
		const { length } = this;
		const last = length === 0 ? 0 : 1 << (length - 1);
		let vp = -1;
		let vn = 0;
		let d0 = 0;
		let before = 0;
		let edits = length;
		let least = length;
		let leastAt = from;
		for (let at = from; at < to; at++) {
			const here = places[text[at]!]! | 0;
			const swapped = ((~d0 & here) << 1) & before;
			d0 = ((((here & vp) + vp) | 0) ^ vp) | here | vn | swapped;
			let hp = vn | ~(d0 | vp);
			let hn = d0 & vp;
			if ((hp & last) !== 0) edits++;
			else if ((hn & last) !== 0) edits--;
			if (edits < least) {
				least = edits;
				leastAt = at + 1;
			}
			hp = (hp << 1) | 1;
			hn <<= 1;
			vp = hn | ~(d0 | hp);
			vn = hp & d0;
			before = here;
		}
		this.whole = length === 0 ? to - from : edits;
		this.beginning = least;
		this.beginningEnd = leastAt - from;
	}

	#scanWords(text: Uint16Array, from: number, to: number): void {
		const words = Math.ceil(this.length / wordBits);
		const last = 1 << ((this.length - 1) & 31);
		const column = this.#firstColumn(words);
		let edits = this.length;
		let least = edits;
		let leastAt = from;
		for (let at = from; at < to; at++) {
			edits += this.#step(column, words, text[at]!, last);
			if (edits < least) {
				least = edits;
				leastAt = at + 1;
			}
		}
		this.whole = edits;
		this.beginning = least;
		this.beginningEnd = leastAt - from;
	}

	/** Four words for every 32 places: rising, falling, diagonal, and where the sign before stood. */
	#firstColumn(words: number): Uint32Array {
		if (this.#vertical.length < 4 * words) this.#vertical = new Uint32Array(4 * words);
		const column = this.#vertical.fill(0);
		for (let word = 0; word < words; word++) column[4 * word] = 0xffffffff;
		return column;
	}

	/** One sign further: what the last row changes by. */
	#step(column: Uint32Array, words: number, sign: number, last: number): number {
		const places = this.#places;
		let carry = 0;
		let risen = 1;
		let fallen = 0;
		let swappable = 0;
		let change = 0;
		for (let word = 0; word < words; word++) {
			const here = places[(word << 16) | sign]!;
			const vp = column[4 * word]!;
			const vn = column[4 * word + 1]!;
			const loose = ~column[4 * word + 2]! & here;
			const swapped = ((loose << 1) | swappable) & column[4 * word + 3]!;
			swappable = loose >>> 31;
			const sum = ((here & vp) >>> 0) + vp + carry;
			carry = sum > 0xffffffff ? 1 : 0;
			const d0 = ((sum | 0) ^ vp) | here | vn | swapped;
			const hp = vn | ~(d0 | vp);
			const hn = d0 & vp;
			if (word === words - 1) change = (hp & last) !== 0 ? 1 : (hn & last) !== 0 ? -1 : 0;
			const hpShifted = (hp << 1) | risen;
			const hnShifted = (hn << 1) | fallen;
			risen = hp >>> 31;
			fallen = hn >>> 31;
			column[4 * word] = hnShifted | ~(d0 | hpShifted);
			column[4 * word + 1] = hpShifted & d0;
			column[4 * word + 2] = d0;
			column[4 * word + 3] = here;
		}
		return change;
	}
}
