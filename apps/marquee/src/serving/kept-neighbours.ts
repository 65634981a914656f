import { join } from 'node:path';
import type { VectorIndex, VectorTable } from '@marquee/retrieval/vectors';
import { keepGraph, mostScanned, vectorsOf } from '@marquee/retrieval/vectors';
import type { Progress } from '../terminal/progress.ts';

/** Beside what the manifest names: it can be grown again, and goes with the bundle. */
const graphIn = (bundlePath: string): string => join(bundlePath, 'neighbours.usearch');

/**
 * Grows the graph of neighbours of a bundle's titles and keeps it in its folder, where they are too many to be looked at
 * one by one. It has to be there before the bundle serves: so whoever replays a page finds the neighbours that it was made with.
 */
export async function keepNeighbours(
	bundlePath: string,
	table: VectorTable,
	{ progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<void> {
	const titles = table.values.length / table.width;
	if (titles <= mostScanned) return;
	progress.begin('growing a graph of neighbours');
	await keepGraph(table, graphIn(bundlePath), {
		onProgress: (done) => {
			signal.throwIfAborted();
			progress.update(done, titles, 'titles');
		},
	});
	progress.end(`${titles.toLocaleString('en')} titles`);
}

/** The titles nearest to one, as a bundle is asked: by the graph that is kept in its folder, else by looking at all of them. */
export const neighboursOf = (bundlePath: string, table: VectorTable): VectorIndex =>
	vectorsOf(table, graphIn(bundlePath));
