/** How many are inside: what they stand on may be taken away only when nobody is. */
export class Occupancy {
	#inside = 0;
	#closed = false;
	readonly #emptied = Promise.withResolvers<void>();

	get isEmpty(): boolean {
		return this.#inside === 0;
	}

	/**
	 * Goes in with what `make` makes; if that fails, stays outside.
	 *
	 * @throws {TypeError} once it is closed.
	 */
	async enter<Made>(make: () => Promise<Made>): Promise<Made> {
		if (this.#closed) throw alreadyClosed();
		this.#inside++;
		try {
			return await make();
		} catch (cause) {
			this.leave();
			throw cause;
		}
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

/** Whoever asks what they have closed made a mistake in their program. */
export const alreadyClosed = () => new TypeError('the warehouse is closed');
