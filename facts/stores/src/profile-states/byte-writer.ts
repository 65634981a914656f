/** Bytes that grow; integers take as many as they need. */
export class ByteWriter {
	#bytes = Buffer.allocUnsafe(1_024);
	#end = 0;

	/** What was written since the last call, in memory of its own. */
	taken(): Buffer {
		const bytes = Buffer.from(this.#bytes.subarray(0, this.#end));
		this.#end = 0;
		return bytes;
	}

	byte(value: number): void {
		this.#room(1);
		this.#bytes[this.#end++] = value;
	}

	/** A whole number of 0 or more, seven bits a byte, the lowest first. */
	whole(value: number): void {
		this.#room(8);
		let rest = value;
		// Beyond 32 bits JavaScript's shifts lose what is above.
		while (rest >= 0x80) {
			this.#bytes[this.#end++] = (rest % 0x80) | 0x80;
			rest = Math.floor(rest / 0x80);
		}
		this.#bytes[this.#end++] = rest;
	}

	/**
	 * A moment, by how far it lies from one that is known: short for those nearby. Those so far off that their distance
	 * would not be exact are written themselves.
	 */
	moment(at: number, known: number): void {
		const distance = at - known;
		const isNear = Number.isSafeInteger(distance) && known + distance === at;
		const value = isNear ? distance : at;
		const size = Math.abs(value);
		const head = (size % 0x20) | (value < 0 ? 0x40 : 0) | (isNear ? 0 : 0x20);
		const rest = Math.floor(size / 0x20);
		this.byte(rest === 0 ? head : head | 0x80);
		if (rest > 0) this.whole(rest);
	}

	/** Any number of 0 or more: in thousandths where those say it exactly, else as it is, in nine bytes. */
	number(value: number): void {
		const thousandths = Math.round(value * 1_000);
		if (thousandths <= mostThousandths && thousandths / 1_000 === value)
			this.whole(thousandths + 1);
		else {
			this.#room(9);
			this.#bytes[this.#end++] = 0;
			this.#end = this.#bytes.writeDoubleLE(value, this.#end);
		}
	}

	/** ASCII of at most 255 characters. */
	ascii(text: string): void {
		this.#room(1 + text.length);
		this.#bytes[this.#end++] = text.length;
		this.#end += this.#bytes.write(text, this.#end, 'latin1');
	}

	#room(bytes: number): void {
		if (this.#end + bytes <= this.#bytes.length) return;
		const larger = Buffer.allocUnsafe(2 * this.#bytes.length + bytes);
		this.#bytes.copy(larger, 0, 0, this.#end);
		this.#bytes = larger;
	}
}

/** So that one more is still exact. */
const mostThousandths = Number.MAX_SAFE_INTEGER - 1;
