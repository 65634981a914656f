import { exactScan } from './exact-scan.ts';
import { keptGraph } from './kept-graph.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import type { VectorIndex, VectorTable } from './vector-index.ts';

/** So many titles of width 128 are looked at one by one in about ten milliseconds; above, a graph is worth its memory. */
export const mostScanned = 200_000;

/**
 * The engine for a table of this size: exact up to 200,000 titles; above, the graph of neighbours that the file keeps.
 *
 * Where none is kept, or one of other vectors, every title is looked at: growing a graph of a million takes minutes, which
 * nobody who is about to answer has. `keepGraph` grows one beforehand.
 *
 * @throws {Failure} as `keptGraph`.
 */
export function vectorsOf(table: VectorTable, graphIn?: string): VectorIndex {
	const isScanned = table.values.length / table.width <= mostScanned;
	const kept = isScanned || graphIn === undefined ? undefined : keptGraph(table, graphIn);
	return kept === undefined ? exactScan(table) : neighbourGraph(table, {}, kept);
}
