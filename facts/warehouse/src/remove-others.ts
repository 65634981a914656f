import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WarehouseFile } from './manifest.ts';

/** Removes what no manifest names: files of before, and what a crash has left. */
export async function removeOthers(folder: string, files: readonly WarehouseFile[]): Promise<void> {
	const named = new Set(files.map(({ path }) => path));
	const events = join(folder, 'events');
	await mkdir(events, { recursive: true });
	for (const month of await readdir(events)) {
		const own = await readdir(join(events, month));
		const others = own.filter((name) => !named.has(`events/${month}/${name}`));
		for (const name of others) await rm(join(events, month, name));
		if (others.length === own.length) await rm(join(events, month), { recursive: true });
	}
}
