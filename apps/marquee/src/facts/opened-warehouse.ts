import type { Warehouse } from '@marquee/warehouse';

/** How much memory the engine may use: analysis waits, pages do not. */
const memoryLimitMiB = 2_048;

/** Opens the warehouse in a folder. Its engine is loaded only here, since no other verb should wait for it. */
export async function openedWarehouse(folder: string, threads: number): Promise<Warehouse> {
	const { openWarehouse } = await import('@marquee/warehouse');
	return openWarehouse(folder, { threads, memoryLimitMiB });
}
