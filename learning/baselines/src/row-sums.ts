import {
	addSimilar,
	type Similarities,
	type SimilarityRow,
	similaritiesOf,
} from './similarities.ts';

/** Σ weight × matrix, of whose rows only the largest entries are kept, whatever their sign. */
export function weightedSum(
	terms: readonly { readonly matrix: Similarities; readonly weight: number }[],
	entriesPerTitle: number,
): Similarities {
	const count = terms[0]!.matrix.offsets.length - 1;
	const everyTitle = Int32Array.from({ length: count }, (_, title) => title);
	const sums = new Float64Array(count);
	const rows = Array.from(everyTitle, (title) => {
		sums.fill(0);
		for (const { matrix, weight } of terms) addSimilar(sums, matrix, title, weight);
		return largest({ titles: everyTitle, values: Float32Array.from(sums) }, entriesPerTitle);
	});
	return similaritiesOf(rows);
}

/** The entries of a row that are largest without their sign; zeros are left out, titles ascend. */
export function largest({ titles, values }: SimilarityRow, entries: number): SimilarityRow {
	if (values.length === 0) return { titles: new Int32Array(0), values };
	const kept = smallestKept(values, entries);
	const places: number[] = [];
	for (let i = 0; i < values.length; i++)
		if (values[i] !== 0 && Math.abs(values[i]!) >= kept) places.push(i);
	return {
		titles: Int32Array.from(places, (i) => titles[i]!),
		values: Float32Array.from(places, (i) => values[i]!),
	};
}

/** Equals of the last entry are kept too: which of them to leave out would be arbitrary. */
function smallestKept(values: Float32Array, entries: number): number {
	if (values.length <= entries) return 0;
	return values.map(Math.abs).sort()[values.length - entries]!;
}
