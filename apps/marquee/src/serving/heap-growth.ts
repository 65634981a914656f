import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** So much may come to be garbage before all of the heap is gone through. */
const garbageBytes = 300 * 2 ** 20;

/** V8 by itself lets a heap like that of a service grow by a fifth; more than fourfold would be no bound. */
const percents = { least: 20, most: 300 };

/** By how many percent a heap of so many bytes grows before all of it is gone through. */
export const growthPercent = (heapBytes: number): number =>
	Math.round(Math.min(percents.most, Math.max(percents.least, (100 * garbageBytes) / heapBytes)));

/**
 * Lets the heap of a service grow further before all of it is gone through. Each page that is handed on is half a megabyte outside the
 * heap, and counts as pressure on it: every twenty pages a hundred megabytes of catalogue and counts were marked, which nothing had
 * happened to, on the cores that pages are made on. For all threads of the process, from now on.
 */
export const growHeapFurther = (): void =>
	setFlagsFromString(`--heap-growing-percent=${growthPercent(getHeapStatistics().used_heap_size)}`);
