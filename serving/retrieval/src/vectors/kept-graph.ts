import { existsSync, renameSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '@marquee/units';
import type { Index } from 'usearch';
import {
	emptyGraph,
	type GraphOptions,
	type GrownGraph,
	grown,
	presentIn,
	rowOf,
} from './neighbour-graph.ts';
import { isSealed, seal } from './sealed-file.ts';
import type { VectorTable } from './vector-index.ts';

/** How a graph is grown that is to be kept. */
export interface KeepingGraph extends GraphOptions {
	/** Told between two steps how many titles are in; what it throws ends the growing, and nothing is kept. */
	readonly onProgress?: (done: number) => void;
}

/**
 * Grows the graph of a table and keeps it in a file, beside it first and then in its place. Others get their turn between
 * steps of some tenths of a second.
 */
export async function keepGraph(
	table: VectorTable,
	path: string,
	{ onProgress, ...options }: KeepingGraph = {},
): Promise<void> {
	const steps = grown(table, options);
	let step = steps.next();
	for (; !step.done; step = steps.next()) {
		onProgress?.(step.value);
		await turn();
	}
	const beside = `${path}.new`;
	step.value.save(beside);
	seal(beside);
	renameSync(beside, path); // so that a graph half written is never read
}

/** So many titles behind a graph are looked at one by one in a millisecond or two; with more it is worth growing anew. */
const mostBehind = 30_000;

/**
 * The graph that the file keeps, if it is of these vectors: of all of them, or of those before some that came later.
 *
 * @throws {Failure} `neighbours-unreadable` if the file holds no whole graph.
 */
export function keptGraph(
	table: VectorTable,
	path: string,
	options: GraphOptions = {},
): GrownGraph | undefined {
	if (!existsSync(path)) return undefined;
	if (!isSealed(path)) throw unreadable(path); // the engine believes what it reads, and a damaged graph ends the process
	const graph = emptyGraph(table.width, options);
	graph.load(path);
	const present = presentIn(table);
	const behind = present.slice(graph.size());
	return behind.length <= mostBehind && isOf(graph, table, present) ? { graph, behind } : undefined;
}

/** So many titles are looked for in a graph that was kept … */
const probes = 32;
/** … and this share of them is found where it was: a search misses one in a hundred, and in a graph of other vectors nearly all. */
const leastFound = 3 / 4;
/** Half precision keeps no more of a distance; the nearest others of a model that has learnt little stand ten times as far. */
const sameVector = 2e-3;

/** Whether the graph holds the first of these vectors, as far as looking for some of them tells: each stands where it was. */
function isOf(graph: Index, table: VectorTable, present: Int32Array): boolean {
	const held = graph.size();
	if (held === 0 || held > present.length || graph.dimensions() !== table.width) return false;
	const asked = Math.min(probes, held);
	let found = 0;
	for (let probe = 0; probe < asked; probe++) {
		const title = present[Math.floor((probe * held) / asked)]!;
		const [distance] = graph.search(rowOf(table, title), 1, 1).distances; // of itself, or of one just like it
		if (Math.abs(distance ?? 1) <= sameVector) found++;
	}
	return found >= leastFound * asked;
}

const unreadable = (path: string) =>
	new Failure('neighbours-unreadable', {
		responsible: 'us',
		what: 'the graph of neighbours is no whole one',
		where: path,
		remedy:
			'Delete the file: all titles are looked at instead, until the next training grows another.',
	});
