import { topK } from '@marquee/numerics';
import { Index, MetricKind, ScalarKind } from 'usearch';

/** Finds the titles whose vectors agree best with a vector. */
export interface NearestTitles {
	/** At most k titles, the nearest first; titles without a vector are never among them. */
	readonly nearest: (vector: Float32Array, k: number) => Int32Array;
}

/** Rows of length 1, or of zeros for titles without a vector. */
export interface VectorTable {
	readonly values: Float32Array; // (V, D)
	readonly width: number; // D
}

/** Looks at every title: exact, and below some twenty thousand titles fast enough. */
export function everyTitle({ values, width }: VectorTable): NearestTitles {
	const absent = absentIn({ values, width });
	const scores = new Float32Array(absent.length);
	return {
		nearest: (vector, k) => {
			for (let title = 0; title < scores.length; title++)
				scores[title] = product(values, title * width, vector);
			return topK(scores, k, { excluded: absent });
		},
	};
}

/**
 * A hierarchical graph of neighbours, vectors in half precision: a search looks at a few thousand titles of a million.
 *
 * Rows must be of one length: with unequal ones the inner product is no distance, and the best are not found.
 *
 * @paper Malkov, Yashunin: Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World
 * Graphs. TPAMI 2020.
 */
export function neighbourGraph({ values, width }: VectorTable): NearestTitles {
	const absent = absentIn({ values, width });
	const index = new Index({
		dimensions: width,
		metric: MetricKind.IP,
		quantization: ScalarKind.F16,
		connectivity: 16,
		expansion_add: 128,
		expansion_search: 256, // recall@10 above .98 on 200,000 vectors of length 1
		multi: false,
	});
	const present = Array.from(absent.keys()).filter((title) => absent[title] === 0);
	const rows = new Float32Array(present.length * width);
	for (const [n, title] of present.entries())
		rows.set(values.subarray(title * width, (title + 1) * width), n * width);
	// one thread, so that the same vectors give the same graph
	if (present.length > 0) index.add(BigUint64Array.from(present, BigInt), rows, 1);
	return {
		nearest: (vector, k) => {
			if (present.length === 0) return new Int32Array(0);
			const { keys } = index.search(vector, Math.min(k, present.length), 1);
			return Int32Array.from(keys, Number);
		},
	};
}

/** 1 for rows of zeros. `// (V)` */
function absentIn({ values, width }: VectorTable): Uint8Array {
	const absent = new Uint8Array(values.length / width).fill(1);
	for (const [i, value] of values.entries()) if (value !== 0) absent[Math.floor(i / width)] = 0;
	return absent;
}

function product(values: Float32Array, from: number, vector: Float32Array): number {
	let sum = 0;
	for (let d = 0; d < vector.length; d++) sum += values[from + d]! * vector[d]!;
	return sum;
}
