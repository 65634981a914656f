import { Index, MetricKind, ScalarKind } from 'usearch';
import { exactScan } from './exact-scan.ts';
import { isIn, sizeOf, type TitleSet } from './title-set.ts';
import {
	type Nearest,
	requireQuestion,
	type VectorIndex,
	type VectorTable,
} from './vector-index.ts';

/** How a graph is grown and searched. */
export interface GraphOptions {
	/** With one the same vectors give the same graph; more make it sooner, and a little differently each time. */
	readonly threads?: number;
	/** How many titles a search keeps in view: more find more and take longer. */
	readonly inView?: number;
	/** How many titles are kept in view when one is put into the graph. */
	readonly inViewWhenGrown?: number;
	/** A filter that admits no more than this is answered by looking at what it admits; 30,000 take 2 ms. */
	readonly fewAdmitted?: number;
}

/** More are asked for than the share of admitted titles calls for, since those near a query are not an even sample. */
const asideFactor = 1.5;
/** From this share of all titles on, looking at all of them is no slower. */
const mostAsked = 1 / 20;
/** Rows may be off length 1 by so much: half precision keeps no more. */
const lengthTolerance = 1e-2;

/**
 * A hierarchical graph of neighbours in half precision: a search looks at a few thousand titles of a million, and may miss
 * some. What it finds is scored again exactly, so scores and order are those of `exactScan`.
 *
 * Filters are answered by asking for more; where they admit few, or much is asked for, by the exact scan, which also
 * gives single scores. Memory: 4 D bytes for each title there, 2 D + 200 in the graph.
 *
 * @throws {RangeError} if a row's length is not 1: the inner product would be no measure of nearness.
 * @paper Malkov, Yashunin: Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World
 * Graphs. TPAMI 2020.
 */
export function neighbourGraph(table: VectorTable, options: GraphOptions = {}): VectorIndex {
	const { fewAdmitted = 30_000 } = options;
	const exact = exactScan(table);
	const { size } = exact;
	requireUnitRows(table, size);
	const graph = grown(table, size, options);

	/** The n best of those that the graph names, exactly scored. */
	const found = (query: Float32Array, asked: number, n: number, admits?: TitleSet): Nearest => {
		let titles = Int32Array.from(graph.search(query, asked, 1).keys, Number);
		if (admits !== undefined) titles = titles.filter((title) => isIn(admits, title));
		return best(titles, exact.scoresOf(query, titles), n);
	};
	return {
		...exact,
		nearest: (query, n, admits) => {
			requireQuestion(exact, query, n, admits);
			const admitted = admits === undefined ? size : sizeOf(admits);
			const wanted = Math.min(n, admitted);
			if (admitted <= fewAdmitted || wanted === 0) return exact.nearest(query, n, admits);
			const share = admitted / size;
			let asked = admits === undefined ? wanted : Math.ceil((asideFactor * wanted) / share);
			for (; asked <= size * mostAsked; asked *= 2) {
				const answer = found(query, asked, wanted, admits);
				if (answer.indices.length === wanted) return answer;
			}
			return exact.nearest(query, n, admits);
		},
	};
}

function grown({ values, width }: VectorTable, size: number, options: GraphOptions): Index {
	const { threads = 1, inView = 256, inViewWhenGrown = 128 } = options;
	const graph = new Index({
		dimensions: width,
		metric: MetricKind.IP,
		quantization: ScalarKind.F16,
		connectivity: 16,
		expansion_add: inViewWhenGrown,
		expansion_search: inView,
		multi: false,
	});
	const keys = BigUint64Array.from({ length: size }, (_, title) => BigInt(title));
	if (size > 0) graph.add(keys, values, threads);
	return graph;
}

function best(titles: Int32Array, scores: Float32Array, n: number): Nearest {
	const order = Array.from(titles.keys())
		.sort((a, b) => scores[b]! - scores[a]! || titles[a]! - titles[b]!)
		.slice(0, n);
	return {
		indices: Int32Array.from(order, (place) => titles[place]!),
		scores: Float32Array.from(order, (place) => scores[place]!),
	};
}

function requireUnitRows({ values, width }: VectorTable, size: number): void {
	for (let title = 0, at = 0; title < size; title++) {
		let squares = 0;
		for (const end = at + width; at < end; at++) squares += values[at]! * values[at]!;
		if (Math.abs(Math.sqrt(squares) - 1) > lengthTolerance)
			throw new RangeError(`the vector of title ${title} has length ${Math.sqrt(squares)}`);
	}
}
