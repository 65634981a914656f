import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { logInUse } from '../errors.ts';

/**
 * Makes this process the one writer of a folder until it is released or dies.
 *
 * Node has no file locks, SQLite has: an exclusive transaction on an empty database is a lock that the operating system
 * takes back with the process, however it ends. So a lock is never stale, and no process id is guessed about.
 *
 * @throws {Failure} `log-in-use` if another writer lives, in this process or another.
 */
export function writerLock(folder: string): { readonly release: () => void } {
	const holderFile = join(folder, 'writer.pid');
	const database = new DatabaseSync(join(folder, 'writer.lock'), { timeout: 0 });
	try {
		database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
	} catch (cause) {
		database.close();
		if (!isBusy(cause)) throw cause;
		throw logInUse(folder, `process ${writtenIn(holderFile) ?? 'unknown'}`);
	}
	writeFileSync(holderFile, `${process.pid}\n`);
	return { release: () => database.close() };
}

const isBusy = (cause: unknown): boolean =>
	cause instanceof Error && (cause as { errcode?: number }).errcode === 5; // SQLITE_BUSY

function writtenIn(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8').trim();
	} catch {
		return undefined; // the holder has the lock already and not yet said who it is
	}
}
