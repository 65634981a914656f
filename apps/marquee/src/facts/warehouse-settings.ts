/** How the warehouse may use the machine: analysis waits, pages do not. */
export const warehouseSettings = (threads: number) => ({ threads, memoryLimitMiB: 2_048 });
