/** How many are inside: what they stand on may be taken away only when nobody is. */
export class Occupancy {
	#inside = 0;
	#closed = false;
	readonly #emptied = Promise.withResolvers<void>();

	get isEmpty(): boolean {
		return this.#inside === 0;
	}

	/** @throws {TypeError} once it is closed. */
	enter(): void {
		if (this.#closed) throw new TypeError('the warehouse is closed');
		this.#inside++;
	}

	leave(): void {
		this.#inside--;
		if (this.#closed && this.isEmpty) this.#emptied.resolve();
	}

	/** Lets nobody in any more; resolves when all have left. */
	close(): Promise<void> {
		this.#closed = true;
		if (this.isEmpty) this.#emptied.resolve();
		return this.#emptied.promise;
	}
}
