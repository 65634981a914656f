import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** sha256 over the names and bytes of a file, or of all files of a folder, in the order of their names. */
export async function contentHash(path: string): Promise<string> {
	const hash = createHash('sha256');
	await add(hash, path, '');
	return hash.digest('hex');
}

async function add(hash: Hash, path: string, name: string): Promise<void> {
	if ((await stat(path)).isDirectory()) {
		for (const inside of (await readdir(path)).sort())
			await add(hash, join(path, inside), `${name}/${inside}`);
		return;
	}
	hash.update(`${name}\0`);
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}
