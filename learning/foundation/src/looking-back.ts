/** What may not be looked at gets this before the softmax: exp of it is 0, and float32 stays finite. */
export const hidden = -1e9;

/** Steps `first` … `end` − 1 are one history of row `row`: each may look at itself and at those before it. */
export function allowLookingBack(
	mask: Float32Array, // (B, 1, T, T)
	row: number,
	first: number,
	end: number,
	context: number,
): void {
	const rowStart = row * context;
	for (let step = first; step < end; step++)
		mask.fill(0, step * context + first - rowStart, step * context + step - rowStart + 1);
}
