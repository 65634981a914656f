import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { warehouseInUse } from './errors.ts';

/**
 * Holds a folder for this one opening until it is released or the process dies.
 *
 * An exclusive transaction on an empty SQLite database is a lock that the operating system takes back however the
 * process ends. The engine's own lock does not do: within one process a second opening passes it, and undoes it.
 *
 * @throws {Failure} `warehouse-in-use`.
 */
export function soleOpening(folder: string): { readonly release: () => void } {
	const holderFile = join(folder, 'holder.pid');
	const database = new DatabaseSync(join(folder, 'holder.lock'), { timeout: 0 });
	try {
		database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
	} catch (cause) {
		database.close();
		if ((cause as { errcode?: number }).errcode !== sqliteBusy) throw cause;
		throw warehouseInUse(folder, `process ${writtenIn(holderFile) ?? 'unknown'}`);
	}
	writeFileSync(holderFile, `${process.pid}\n`);
	return { release: () => database.close() };
}

const sqliteBusy = 5;

function writtenIn(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return undefined; // the holder has the lock already and not yet said who it is
	}
}
