import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files by name, with what is in them. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes a folder of files, or one file, below `scratch`; answers its path. */
export async function written(
	scratch: string,
	files: Files | readonly [name: string, content: string | Uint8Array],
): Promise<string> {
	const folder = await mkdtemp(join(scratch, 'case-'));
	const one = isOne(files) ? files : undefined;
	for (const [name, content] of one ? [one] : Object.entries(files)) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
	return one ? join(folder, one[0]) : folder;
}

const isOne = (
	files: Files | readonly [string, string | Uint8Array],
): files is readonly [string, string | Uint8Array] => Array.isArray(files);
