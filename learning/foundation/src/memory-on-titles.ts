import type { LinearMemory, Similarities } from '@marquee/baselines';
import type { Memory } from './memory.ts';

/**
 * The same memory over other titles, or over the same in another order: of titles that it does not know it says nothing, and titles
 * that are gone are forgotten. `rowOf` is where each of the other titles stands in the memory, −1 where it does not. `// (V)`
 */
export function memoryOnTitles({ linear, ...shares }: Memory, rowOf: Int32Array): Memory {
	const titleOf = new Int32Array(linear.titles).fill(-1); // by row
	for (const [title, row] of rowOf.entries()) if (row >= 0) titleOf[row] = title;
	const onTitles: LinearMemory = {
		...linear,
		titles: rowOf.length,
		parts: linear.parts.map((part) => ({ ...part, matrix: moved(part.matrix, rowOf, titleOf) })),
	};
	return { ...shares, linear: onTitles };
}

/** Rows and entries of the matrix where the titles stand now; the order within a row says nothing. */
function moved(
	{ offsets, titles, values }: Similarities,
	rowOf: Int32Array, // (V)
	titleOf: Int32Array,
): Similarities {
	const kept: number[] = []; // places in the matrix as it was
	const movedOffsets = new Int32Array(rowOf.length + 1);
	for (const [title, row] of rowOf.entries()) {
		for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0) && row >= 0; at++)
			if (titleOf[titles[at]!]! >= 0) kept.push(at);
		movedOffsets[title + 1] = kept.length;
	}
	return {
		offsets: movedOffsets,
		titles: Int32Array.from(kept, (at) => titleOf[titles[at]!]!),
		values: Float32Array.from(kept, (at) => values[at]!),
	};
}
