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
	const sums = new Float64Array(count);
	const rows = Array.from({ length: count }, (_, title) => {
		const titles = titlesIn(terms, title);
		for (const { matrix, weight } of terms) addSimilar(sums, matrix, title, weight);
		const values = Float32Array.from(titles, (j) => sums[j]!);
		for (const j of titles) sums[j] = 0;
		return largest({ titles, values }, entriesPerTitle);
	});
	return similaritiesOf(rows);
}

/** The titles that the row of any of the matrices names, ascending: rows are short beside a catalogue. */
function titlesIn(terms: readonly { readonly matrix: Similarities }[], title: number): Int32Array {
	const named = terms.map(({ matrix: { offsets, titles } }) =>
		titles.subarray(offsets[title]!, offsets[title + 1]!),
	);
	return named.length === 1
		? named[0]!.slice().sort()
		: Int32Array.from(new Set(named.flatMap((row) => [...row]))).sort();
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
