import type { TrainedModel } from './trained-model.ts';

/**
 * The same model in a space turned by a rotation, such as the one that lays today's titles onto yesterday's.
 *
 *   Ê′ = Ê · R,   states′ = states · R,   so that states′ · Ê′ᵀ = states · Êᵀ: every score is what it was
 *
 * Weights and tower stay in the space they were learnt in, where tomorrow's training goes on. Turned again, it is turned by
 * both rotations, one after the other.
 *
 * @throws {RangeError} if the rotation is not D by D.
 */
export function turnedModel(
	model: TrainedModel,
	rotation: Float32Array, // (D, D)
): TrainedModel {
	const { width } = model.run;
	if (rotation.length !== width * width)
		throw new RangeError(`a rotation of ${rotation.length} numbers for a width of ${width}`);
	return {
		...model,
		embeddings: turnedRows(model.embeddings, rotation, width),
		rotation: model.rotation === undefined ? rotation : turnedRows(model.rotation, rotation, width),
	};
}

/** Every row turned by the rotation: rows · R. `// (N, D)` */
export function turnedRows(
	rows: Float32Array,
	rotation: Float32Array, // (D, D)
	width: number,
): Float32Array {
	const answer = new Float32Array(rows.length);
	const sums = new Float64Array(width); // in double precision, so that many turns in a row add no error of their own
	for (let from = 0; from < rows.length; from += width) {
		sums.fill(0);
		for (let k = 0; k < width; k++) {
			const value = rows[from + k]!;
			for (let i = 0; i < width; i++) sums[i]! += value * rotation[k * width + i]!;
		}
		answer.set(sums, from);
	}
	return answer;
}
