import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { Failure } from '@marquee/units';

/**
 * A whole file as text, `-` what is piped in; gzip will do.
 *
 * @throws {Failure} `experiment-file-unreadable` if there is none, or it is not UTF-8.
 */
export async function textIn(path: string): Promise<string> {
	try {
		const bytes = await readFile(path === '-' ? '/dev/stdin' : path);
		const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
		return new TextDecoder('utf-8', { fatal: true }).decode(plain);
	} catch (cause) {
		throw new Failure('experiment-file-unreadable', {
			responsible: 'caller',
			what: `the file cannot be read as text: ${(cause as Error).message}`,
			where: path,
			remedy: 'Name a file of UTF-8 text, or a whole gzip of one, that this user may read.',
			cause,
		});
	}
}
