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
}

/** Some of the titles of a table, in a graph. */
export interface GrownGraph {
	readonly graph: Index;
	/** Titles with a vector that the graph does not hold: they came after it was grown, and are looked at one by one. */
	readonly behind: Int32Array;
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
 * Without a graph that was grown before it grows its own, on this thread: some minutes for a million titles.
 *
 * @throws {RangeError} if a row has another length than 1 or 0: the inner product would be no measure of nearness.
 * @paper Malkov, Yashunin: Efficient and Robust Approximate Nearest Neighbor Search Using Hierarchical Navigable Small World
 * Graphs. TPAMI 2020.
 */
export function neighbourGraph(
	table: VectorTable,
	options: GraphOptions = {},
	{ graph, behind }: GrownGraph = grownAtOnce(table, options),
): VectorIndex {
	const { fewAdmitted = 30_000 } = options;
	const exact = exactScan(table);
	const { size } = exact;

	/** The n best of those that the graph names, and of those behind it, exactly scored. */
	const found = (query: Float32Array, asked: number, n: number, admits?: TitleSet): Nearest => {
		const named = graph.search(query, asked, 1).keys;
		const titles = new Int32Array(named.length + behind.length);
		for (let i = 0; i < named.length; i++) titles[i] = Number(named[i]);
		titles.set(behind, named.length);
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

/** So many titles are put into a graph between two looks at the rest of the world: some tenths of a second. */
const titlesAtOnce = 4_000;

/** Grows the graph of all titles with a vector, and tells between two steps how many are in it. @throws {RangeError} as above. */
export function* grown(table: VectorTable, options: GraphOptions = {}): Generator<number, Index> {
	const present = presentIn(table);
	const graph = emptyGraph(table.width, options);
	for (let from = 0; from < present.length; from += titlesAtOnce) {
		const some = present.subarray(from, from + titlesAtOnce);
		const rows = new Float32Array(some.length * table.width);
		for (const [n, title] of some.entries()) rows.set(rowOf(table, title), n * table.width);
		// With one thread the same vectors give the same graph.
		graph.add(BigUint64Array.from(some, BigInt), rows, options.threads ?? 1);
		yield from + some.length;
	}
	return graph;
}

function grownAtOnce(table: VectorTable, options: GraphOptions): GrownGraph {
	const steps = grown(table, options);
	let step = steps.next();
	while (!step.done) step = steps.next();
	return { graph: step.value, behind: new Int32Array(0) };
}

/** A graph of vectors of this width without any in it. */
export const emptyGraph = (
	width: number,
	{ inView = 256, inViewWhenGrown = 128 }: GraphOptions = {},
): Index =>
	new Index({
		dimensions: width,
		metric: MetricKind.IP,
		quantization: ScalarKind.F16,
		connectivity: 16,
		expansion_add: inViewWhenGrown,
		expansion_search: inView,
		multi: false,
	});

/** The vector of a title, not to be written to. */
export const rowOf = ({ values, width }: VectorTable, title: number): Float32Array =>
	values.subarray(title * width, (title + 1) * width);

/** The titles with a vector. @throws {RangeError} if one is neither of length 1 nor all zeros. */
export function presentIn({ values, width }: VectorTable): Int32Array {
	const present = new Int32Array(values.length / width);
	let count = 0;
	for (let at = 0; at < values.length; at += width) {
		let squares = 0;
		for (let d = at; d < at + width; d++) squares += values[d]! * values[d]!;
		if (squares === 0) continue;
		if (Math.abs(Math.sqrt(squares) - 1) > lengthTolerance)
			throw new RangeError(`the vector of title ${at / width} has length ${Math.sqrt(squares)}`);
		present[count++] = at / width;
	}
	return present.slice(0, count);
}
