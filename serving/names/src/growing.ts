type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A typed array to whose end numbers are put. */
export class Growing<T extends Column> {
	values: T;
	length = 0;
	readonly #make: (length: number) => T;

	constructor(make: (length: number) => T, capacity = 64) {
		this.#make = make;
		this.values = make(capacity);
	}

	push(value: number): void {
		if (this.length === this.values.length) this.#grow(this.length + 1);
		this.values[this.length++] = value;
	}

	append(values: ArrayLike<number>): void {
		if (this.length + values.length > this.values.length) this.#grow(this.length + values.length);
		this.values.set(values, this.length);
		this.length += values.length;
	}

	/** What was put so far, in an array of its own that is no longer than needed. */
	taken(): T {
		return this.values.length === this.length
			? this.values
			: (this.values.slice(0, this.length) as T);
	}

	#grow(needed: number): void {
		const grown = this.#make(Math.max(needed, Math.ceil(this.values.length * 1.6)));
		grown.set(this.values.subarray(0, this.length));
		this.values = grown;
	}
}
