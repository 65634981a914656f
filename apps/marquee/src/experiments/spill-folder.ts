import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where an analysis of this process may put what does not fit into memory. What processes left that were killed meanwhile is
 * removed: it may be gigabytes.
 */
export async function spillFolder(root: string): Promise<string> {
	for (const name of await readdir(root)) {
		const [, pid] = /^spill-(\d+)$/.exec(name) ?? [];
		if (pid !== undefined && !lives(Number(pid)))
			await rm(join(root, name), { recursive: true, force: true });
	}
	return join(root, `spill-${process.pid}`);
}

function lives(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (cause) {
		return (cause as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's, and alive
	}
}
