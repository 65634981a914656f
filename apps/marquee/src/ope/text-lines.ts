import { type FileHandle, open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { opeFailure } from './ope-failures.ts';

/** Longer than any row we know: whoever has such a line has not got a file of rows. */
const longestLine = 1 << 24;

/**
 * The lines of a text in UTF-8, in batches, so that a file may be larger than memory; gzip is recognised by its first bytes.
 *
 * @throws {Failure} `ope-file-unreadable`.
 */
export async function* textLines(path: string): AsyncGenerator<readonly string[]> {
	const file = await opened(path);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		let begun = '';
		for await (const chunk of unpacked(file, await beginning(file))) {
			const lines = (begun + decoder.decode(chunk, { stream: true })).split('\n');
			begun = lines.pop()!;
			if (begun.length > longestLine) throw new Error(`a line of more than ${longestLine} letters`);
			yield lines;
		}
		yield [begun + decoder.decode()];
	} catch (cause) {
		throw isOurs(cause) ? cause : unreadable(path, cause);
	} finally {
		await file.close();
	}
}

/** The whole text of a small file. */
export async function wholeText(path: string): Promise<string> {
	const lines: string[] = [];
	for await (const batch of textLines(path)) lines.push(...batch);
	return lines.join('\n');
}

const isOurs = (cause: unknown): boolean => cause instanceof Error && cause.name === 'Failure';

async function opened(path: string): Promise<FileHandle> {
	try {
		const about = await stat(path); // opening a pipe that nobody writes to would wait for ever
		if (about.isDirectory()) throw new Error('it is a folder');
		if (about.isFIFO() || about.isSocket())
			throw new Error('it is a pipe, and it must be read twice: keep it in a file');
		return await open(path, 'r');
	} catch (cause) {
		throw unreadable(path, cause);
	}
}

async function beginning(file: FileHandle): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
	return buffer.subarray(0, bytesRead);
}

function unpacked(file: FileHandle, first: Buffer): AsyncIterable<Buffer> {
	const bytes = file.createReadStream({ start: 0, highWaterMark: 1 << 20, autoClose: false });
	// Whoever reads the gunzip hears of both streams' errors; pipeline only wants some callback.
	return first[0] === 0x1f && first[1] === 0x8b
		? pipeline(bytes, createGunzip(), () => undefined)
		: bytes;
}

const unreadable = (path: string, cause: unknown) =>
	opeFailure('ope-file-unreadable', {
		found: cause instanceof Error ? cause.message : String(cause),
		where: path,
		remedy: 'Name a text in UTF-8, or a gzip of one, that this user may read.',
		cause,
	});
