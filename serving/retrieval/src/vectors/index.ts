export { exactScan, exactScanCapacity } from './exact-scan.ts';
export { type KeepingGraph, keepGraph, keptGraph } from './kept-graph.ts';
export { type GraphOptions, type GrownGraph, neighbourGraph } from './neighbour-graph.ts';
export {
	add,
	isIn,
	remove,
	sizeOf,
	type TitleSet,
	titleSet,
	titleSetOf,
	unmarked,
} from './title-set.ts';
export type { Nearest, VectorIndex, VectorTable } from './vector-index.ts';
export { mostScanned, vectorsOf } from './vectors-of.ts';
