import { existsSync, renameSync } from 'node:fs';
import { Index, MetricKind, ScalarKind } from 'usearch';
import { bestOf, drained, offer } from '../best.ts';
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
	/** The file that keeps the graph: growing a million titles takes many minutes, reading them seconds. */
	readonly keptIn?: string;
}

/**
 * So many times more are asked for than wanted: a search finds the last of its own list badly. Of 40,000 titles it found 93 %
 * of the best 1,000 when asked for no more, and 99 % so; of the best 100, which a search keeps in view anyway, 99.9 %.
 */
const beyond = 2.5;
/** From this share of all titles on, looking at all of them is no slower. */
const mostAsked = 1 / 20;
/** Rows may be off length 1 by so much: half precision keeps no more. */
const lengthTolerance = 1e-2;

/**
 * A hierarchical graph of neighbours in half precision: a search looks at a few thousand titles of a million, and may miss
 * some. What it finds is scored again exactly, so scores and order are those of `exactScan`.
 *
 * Filters are answered by asking for more; where they admit few, or much is asked for, by the exact scan, which also
 * gives single scores. A title whose vector is all zeros, of which nothing is known, is not in the graph. Memory: 4 D bytes
 * for each title there, 2 D + 200 in the graph.
 *
 * A file in `keptIn` that is no graph makes it throw what the index says of it; one of other vectors is written anew.
 *
 * @throws {RangeError} if a row has another length than 1 or 0: the inner product would be no measure of nearness.
 * @paper Malkov, Yashunin: Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World
 * Graphs. TPAMI 2020.
 */
export function neighbourGraph(table: VectorTable, options: GraphOptions = {}): VectorIndex {
	const { fewAdmitted = 30_000 } = options;
	const exact = exactScan(table);
	const { size } = exact;
	const present = presentIn(table);
	const graph = graphOf(table, present, options);

	/** The n best of those that the graph names, exactly scored. */
	const found = (query: Float32Array, asked: number, n: number, admits?: TitleSet): Nearest => {
		const titles = Int32Array.from(graph.search(query, asked, 1).keys, Number);
		const scores = exact.scoresOf(query, titles);
		const best = bestOf(n);
		const scoreAt = new Map<number, number>();
		for (const [i, title] of titles.entries()) {
			if (admits !== undefined && !isIn(admits, title)) continue;
			offer(best, title, scores[i]!);
			scoreAt.set(title, scores[i]!);
		}
		const indices = drained(best).slice();
		return { indices, scores: Float32Array.from(indices, (title) => scoreAt.get(title)!) };
	};
	return {
		...exact,
		nearest: (query, n, admits) => {
			requireQuestion(exact, query, n, admits);
			const admitted = admits === undefined ? size : sizeOf(admits);
			const wanted = Math.min(n, admitted);
			if (admitted <= fewAdmitted || wanted === 0) return exact.nearest(query, n, admits);
			let asked = Math.ceil((beyond * wanted * size) / admitted);
			for (; asked <= size * mostAsked; asked *= 2) {
				const answer = found(query, asked, wanted, admits);
				if (answer.indices.length === wanted) return answer;
			}
			return exact.nearest(query, n, admits);
		},
	};
}

/** Reads the graph where one is kept that is of these titles, or grows it and keeps it there. */
function graphOf(table: VectorTable, present: Int32Array, options: GraphOptions): Index {
	const { keptIn } = options;
	if (keptIn !== undefined && existsSync(keptIn)) {
		const kept = emptyGraph(table.width, options);
		kept.load(keptIn);
		if (isOf(kept, table, present)) return kept;
	}
	const graph = emptyGraph(table.width, options);
	const rows = new Float32Array(present.length * table.width);
	for (const [n, title] of present.entries()) rows.set(rowOf(table, title), n * table.width);
	// With one thread the same vectors give the same graph.
	if (present.length > 0)
		graph.add(BigUint64Array.from(present, BigInt), rows, options.threads ?? 1);
	if (keptIn !== undefined) {
		graph.save(`${keptIn}.new`);
		renameSync(`${keptIn}.new`, keptIn); // so that a graph half written is never read
	}
	return graph;
}

function emptyGraph(width: number, { inView = 256, inViewWhenGrown = 128 }: GraphOptions): Index {
	return new Index({
		dimensions: width,
		metric: MetricKind.IP,
		quantization: ScalarKind.F16,
		connectivity: 16,
		expansion_add: inViewWhenGrown,
		expansion_search: inView,
		multi: false,
	});
}

/** So many titles are looked for in a graph that was kept. */
const probes = 32;

/** Whether the graph holds these vectors, as far as looking for some of them tells: as many, and each where it was. */
function isOf(graph: Index, table: VectorTable, present: Int32Array): boolean {
	if (graph.size() !== present.length || graph.dimensions() !== table.width) return false;
	const step = Math.max(1, Math.floor(present.length / probes));
	for (let n = 0; n < present.length; n += step) {
		const own = rowOf(table, present[n]!);
		const [distance] = graph.search(own, 1, 1).distances;
		if (Math.abs(distance ?? 1) > lengthTolerance) return false;
	}
	return true;
}

const rowOf = ({ values, width }: VectorTable, title: number): Float32Array =>
	values.subarray(title * width, (title + 1) * width);

/** The titles with a vector. @throws {RangeError} if one is neither of length 1 nor all zeros. */
function presentIn({ values, width }: VectorTable): Int32Array {
	const present: number[] = [];
	for (let at = 0; at < values.length; at += width) {
		let squares = 0;
		for (let d = at; d < at + width; d++) squares += values[d]! * values[d]!;
		if (squares === 0) continue;
		if (Math.abs(Math.sqrt(squares) - 1) > lengthTolerance)
			throw new RangeError(`the vector of title ${at / width} has length ${Math.sqrt(squares)}`);
		present.push(at / width);
	}
	return Int32Array.from(present);
}
