/**
 * Writes protobuf's wire format: the few field kinds that an ONNX model needs.
 *
 * Every field begins with its key, `number · 8 + kind`; kinds are 0 (varint), 2 (length and bytes) and 5 (32 bits).
 */
export class WireWriter {
	#bytes: Uint8Array = new Uint8Array(1024);
	#length = 0;

	/** A whole number; negative ones take ten bytes, as two's complement of 64 bits. */
	integer(field: number, value: number): this {
		this.#varint(field * 8);
		if (value < 0) return this.#negative(value);
		return this.#varint(value);
	}

	/** A 32-bit float. */
	float(field: number, value: number): this {
		return this.#varint(field * 8 + 5).#raw(new Uint8Array(new Float32Array([value]).buffer));
	}

	/** Raw bytes with their length before them. */
	bytes(field: number, value: Uint8Array): this {
		return this.#varint(field * 8 + 2)
			.#varint(value.length)
			.#raw(value);
	}

	/** UTF-8 text. */
	text(field: number, value: string): this {
		return this.bytes(field, new TextEncoder().encode(value));
	}

	/** A message within the message. */
	message(field: number, write: (inner: WireWriter) => void): this {
		const inner = new WireWriter();
		write(inner);
		return this.bytes(field, inner.finish());
	}

	/** What was written so far; a view, valid until the next write. */
	finish(): Uint8Array {
		return this.#bytes.subarray(0, this.#length);
	}

	#varint(value: number): this {
		this.#reserve(10);
		let rest = value;
		while (rest >= 128) {
			this.#bytes[this.#length++] = (rest % 128) + 128;
			rest = Math.floor(rest / 128);
		}
		this.#bytes[this.#length++] = rest;
		return this;
	}

	#negative(value: number): this {
		this.#reserve(10);
		let rest = BigInt.asUintN(64, BigInt(value));
		for (let i = 0; i < 9; i++) {
			this.#bytes[this.#length++] = Number(rest & 127n) + 128;
			rest >>= 7n;
		}
		this.#bytes[this.#length++] = Number(rest);
		return this;
	}

	#raw(value: Uint8Array): this {
		this.#reserve(value.length);
		this.#bytes.set(value, this.#length);
		this.#length += value.length;
		return this;
	}

	#reserve(more: number): void {
		const needed = this.#length + more;
		if (needed <= this.#bytes.length) return;
		const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
		larger.set(this.finish());
		this.#bytes = larger;
	}
}
