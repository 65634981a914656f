import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { importFailure } from './errors.ts';

/** How a file's bytes spell letters. */
export type Encoding = 'utf-8' | 'latin-1';

const chunkBytes = 1 << 18;

/**
 * The text of a file, chunk by chunk; gzip is recognised by its first bytes and unpacked.
 *
 * @throws {Failure} `import-file-missing`, `import-not-a-file`, `import-unreadable`, `import-binary`,
 * `import-gzip-damaged` or `import-gzip-truncated`.
 */
export async function* sourceText(
	path: string,
	encoding: Encoding = 'utf-8',
): AsyncGenerator<string> {
	const file = await openedFile(path);
	try {
		const decode = decoder(encoding);
		for await (const bytes of unpacked(file, path, await firstBytes(file))) {
			const text = decode(bytes);
			if (text.includes('\0')) throw binary(path);
			yield text;
		}
		yield decode();
	} catch (cause) {
		throw readingFailure(cause, path);
	} finally {
		await file.close();
	}
}

async function openedFile(path: string): Promise<FileHandle> {
	let file: FileHandle;
	try {
		file = await open(path, 'r');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
			throw importFailure('import-file-missing', {
				where: path,
				remedy: 'Check the path, or fetch the data set again.',
				cause,
			});
		throw readingFailure(cause, path);
	}
	const found = await file.stat();
	if (found.isFile()) return file;
	await file.close();
	throw importFailure('import-not-a-file', {
		found: found.isDirectory() ? 'a folder' : 'a device or pipe',
		where: path,
		remedy: 'Name a regular file.',
	});
}

async function firstBytes(file: FileHandle): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
	return buffer.subarray(0, bytesRead);
}

function unpacked(file: FileHandle, path: string, first: Buffer): AsyncIterable<Buffer> {
	const packed = first[0] === 0x1f && first[1] === 0x8b;
	if (path.endsWith('.gz') && !packed)
		throw importFailure('import-gzip-damaged', {
			found: `it begins with ${JSON.stringify(first.toString('latin1'))}`,
			where: path,
			remedy: 'Pack it with gzip, or take .gz off its name.',
		});
	for (const [beginning, what, remedy] of notText)
		if (first.toString('latin1').startsWith(beginning)) throw binary(path, what, remedy);
	const bytes = file.createReadStream({ start: 0, highWaterMark: chunkBytes, autoClose: false });
	// The reader of the gunzip sees every error of both; the callback is only there because pipeline wants one.
	return packed ? pipeline(bytes, createGunzip({ chunkSize: chunkBytes }), () => undefined) : bytes;
}

const notText = [
	['PK\u0003\u0004', 'a zip archive', 'Unpack it first.'],
	['\u00ff\u00fe', 'UTF-16', 'Save it as UTF-8.'],
	['\u00fe\u00ff', 'UTF-16', 'Save it as UTF-8.'],
] as const;

const binary = (path: string, what = 'it holds zero bytes', remedy = 'Name a text file.') =>
	importFailure('import-binary', { found: what, where: path, remedy });

function decoder(encoding: Encoding): (bytes?: Buffer) => string {
	if (encoding === 'latin-1') return (bytes) => bytes?.toString('latin1') ?? '';
	const utf8 = new TextDecoder('utf-8'); // drops a byte order mark; bytes that are no letter become U+FFFD
	return (bytes) => (bytes === undefined ? utf8.decode() : utf8.decode(bytes, { stream: true }));
}

function readingFailure(cause: unknown, path: string): unknown {
	const code = (cause as NodeJS.ErrnoException).code ?? '';
	if (code === 'Z_BUF_ERROR')
		return importFailure('import-gzip-truncated', {
			where: path,
			remedy: 'Fetch the file again.',
			cause,
		});
	if (code.startsWith('Z_'))
		return importFailure('import-gzip-damaged', {
			found: (cause as Error).message,
			where: path,
			remedy: 'Fetch the file again.',
			cause,
		});
	if (!/^E[A-Z0-9]+$/.test(code)) return cause; // a Failure already, or our own mistake
	return importFailure('import-unreadable', {
		found: code,
		where: path,
		remedy: 'Make it a file that this user may read.',
		cause,
	});
}
