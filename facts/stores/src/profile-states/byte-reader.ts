/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
	readonly #bytes: Buffer;
	#at = 0;

	constructor(bytes: Buffer) {
		this.#bytes = bytes;
	}

	get isAtEnd(): boolean {
		return this.#at >= this.#bytes.length;
	}

	byte(): number {
		return this.#bytes[this.#at++]!;
	}

	whole(): number {
		let value = 0;
		let scale = 1;
		for (;;) {
			const byte = this.#bytes[this.#at++]!;
			if (byte < 0x80) return value + byte * scale;
			value += (byte & 0x7f) * scale;
			scale *= 0x80;
		}
	}

	moment(known: number): number {
		const head = this.byte();
		const size = (head & 0x1f) + ((head & 0x80) === 0 ? 0 : 0x20 * this.whole());
		const value = (head & 0x40) === 0 ? size : -size;
		return (head & 0x20) === 0 ? known + value : value;
	}

	number(): number {
		const thousandths = this.whole();
		if (thousandths > 0) return (thousandths - 1) / 1_000;
		this.#at += 8;
		return this.#bytes.readDoubleLE(this.#at - 8);
	}

	ascii(): string {
		const length = this.byte();
		this.#at += length;
		return this.#bytes.toString('latin1', this.#at - length, this.#at);
	}
}
