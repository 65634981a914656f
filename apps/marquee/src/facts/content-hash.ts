import { createHash, type Hash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** sha256 over the names and bytes of a file, or of all files of a folder, in the order of their names. */
export async function contentHash(path: string): Promise<string> {
	const hash = createHash('sha256');
	await add(hash, path, '');
	return hash.digest('hex');
}

async function add(hash: Hash, path: string, name: string): Promise<void> {
	if (!(await isReadable(path))) return void hash.update(`${name}\0unreadable`);
	const found = await stat(path);
	if (!found.isDirectory() && !found.isFile()) return void hash.update(`${name}\0no file`); // pipes are waited for
	if (found.isDirectory()) {
		for (const inside of (await readdir(path)).sort())
			await add(hash, join(path, inside), `${name}/${inside}`);
		return;
	}
	hash.update(`${name}\0`);
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
}

/** Whether it can be read; whoever needs it says what is wrong, and a dangling link beside the data hurts nobody. */
const isReadable = (path: string): Promise<boolean> =>
	access(path, constants.R_OK).then(
		() => true,
		() => false,
	);
