import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { searchFailure } from './search-failures.ts';

/** An object on a line of its own, and where it stands (1 is the first line). */
export interface JsonLine {
	readonly value: Readonly<Record<string, unknown>>;
	readonly where: string;
}

/** Longer than any title with all its names: whoever has such a line has not got JSON Lines. */
const longestLine = 1 << 24;
const newline = 0x0a;

/**
 * The objects of a JSON Lines file, one after the other, so that a file may be larger than memory; blank lines are none.
 * Gzip is recognised by its first bytes.
 *
 * @throws {Failure} `search-file-missing`, `search-file-unreadable`, `search-file-encoding`, `search-line-malformed` with the
 * line, or `search-file-empty`.
 */
export async function* jsonLines(path: string): AsyncGenerator<JsonLine> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 0;
	let objects = 0;
	for await (const bytes of byteLines(path)) {
		const where = `${path}, line ${++line}`;
		const text = decoded(bytes, decoder, where);
		if (text.trim() === '') continue;
		objects++;
		yield { value: objectIn(text, where), where };
	}
	if (objects === 0)
		throw searchFailure('search-file-empty', {
			where: path,
			remedy: 'Give it one JSON object per line.',
		});
}

function decoded(bytes: Uint8Array, decoder: TextDecoder, where: string): string {
	try {
		return decoder.decode(bytes);
	} catch (cause) {
		throw searchFailure('search-file-encoding', { where, remedy: 'Save it as UTF-8.', cause });
	}
}

function objectIn(text: string, where: string): Readonly<Record<string, unknown>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw searchFailure('search-line-malformed', {
			found: `no JSON, ${(cause as Error).message}`,
			where,
			remedy: 'Give every object a line of its own, whole.',
			cause,
		});
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return value as Readonly<Record<string, unknown>>;
	throw searchFailure('search-line-malformed', {
		found: `${text.slice(0, 80)} is no object`,
		where,
		remedy: 'Give every line one JSON object.',
	});
}

/** Lines as bytes, since a chunk may end within a letter and only a whole line can be judged to be UTF-8. */
async function* byteLines(path: string): AsyncGenerator<Uint8Array> {
	const file = await opened(path);
	try {
		let begun: Buffer[] = [];
		let length = 0;
		for await (const chunk of unpacked(file, await beginning(file))) {
			let from = 0;
			for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
				yield Buffer.concat([...begun, chunk.subarray(from, end)]);
				[begun, length, from] = [[], 0, end + 1];
			}
			begun.push(chunk.subarray(from));
			length += chunk.length - from;
			if (length > longestLine) throw endless(path);
		}
		yield Buffer.concat(begun);
	} catch (cause) {
		throw isOfTheSystem(cause) ? unreadable(path, cause) : cause;
	} finally {
		await file.close();
	}
}

async function opened(path: string): Promise<FileHandle> {
	let file: FileHandle;
	try {
		file = await open(path, 'r');
	} catch (cause) {
		if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(path, cause);
		throw searchFailure('search-file-missing', { where: path, remedy: 'Check the path.', cause });
	}
	if ((await file.stat()).isDirectory()) {
		await file.close();
		throw unreadable(path, 'it is a folder');
	}
	return file;
}

async function beginning(file: FileHandle): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
	return buffer.subarray(0, bytesRead);
}

function unpacked(file: FileHandle, first: Buffer): AsyncIterable<Buffer> {
	const bytes = file.createReadStream({ start: 0, highWaterMark: 1 << 18, autoClose: false });
	// Whoever reads the gunzip hears of both streams' errors; pipeline only wants some callback.
	return first[0] === 0x1f && first[1] === 0x8b
		? pipeline(bytes, createGunzip(), () => undefined)
		: bytes;
}

const isOfTheSystem = (cause: unknown): boolean =>
	/^[EZ][A-Z0-9_]+$/.test((cause as NodeJS.ErrnoException).code ?? '');

const unreadable = (path: string, cause: unknown) =>
	searchFailure('search-file-unreadable', {
		found: cause instanceof Error ? cause.message : String(cause),
		where: path,
		remedy: 'Name a file of text or a whole gzip that this user may read.',
		cause,
	});

const endless = (path: string) =>
	searchFailure('search-line-malformed', {
		found: `a line of more than ${longestLine} bytes`,
		where: path,
		remedy: 'Give every object a line of its own.',
	});
