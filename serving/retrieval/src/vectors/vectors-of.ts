import { exactScan } from './exact-scan.ts';
import { type GraphOptions, neighbourGraph } from './neighbour-graph.ts';
import type { VectorIndex, VectorTable } from './vector-index.ts';

/** So many titles of width 128 are looked at one by one in about ten milliseconds; above, a graph is worth its memory. */
export const mostScanned = 200_000;

/** The engine for a table of this size: exact up to 200,000 titles, a graph of neighbours above. */
export const vectorsOf = (table: VectorTable, options?: GraphOptions): VectorIndex =>
	table.values.length / table.width <= mostScanned
		? exactScan(table)
		: neighbourGraph(table, options);
