import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from './errors.ts';
import type { Numbers } from './session.ts';

/** Everything a run needs to go on: named arrays, and facts that fit JSON. */
export interface Checkpoint {
	readonly arrays: Readonly<Record<string, Numbers>>;
	readonly facts: unknown;
}

/** File: 8 bytes of name and version, sha256 of all that follows, length of the header (u32), header (JSON), arrays at multiples of 8. */
const magic = new TextEncoder().encode('MARQCKP1');
const digestLength = 32;
const headerAt = magic.length + digestLength + 4;

const kinds = {
	f32: Float32Array,
	i32: Int32Array,
	i64: BigInt64Array,
	u8: Uint8Array,
} as const;

interface Entry {
	readonly name: string;
	readonly kind: keyof typeof kinds;
	readonly length: number;
	readonly start: number;
}

interface Header {
	readonly facts: unknown;
	readonly arrays: readonly Entry[];
}

/**
 * Writes the checkpoint such that the file is always either the old one or the new one, whole, even after a power cut:
 * written beside, forced to disk, then renamed.
 */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
	const bytes = checkpointBytes(checkpoint);
	const beside = `${path}.new`;
	const file = await open(beside, 'w');
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(beside, path);
	const folder = await open(dirname(path), 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

/**
 * The checkpoint, exactly as it was written.
 *
 * @throws {Failure} `checkpoint-missing` if there is no such file, `checkpoint-corrupt` if any byte differs from what was written.
 */
export async function readCheckpoint(path: string): Promise<Checkpoint> {
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw failure('checkpoint-missing', {
			what: 'the checkpoint cannot be read',
			where: path,
			cause,
		});
	});
	return checkpointOf(bytes, path);
}

/**
 * The checkpoint that these bytes stand for; `where` is told if they do not.
 *
 * @throws {Failure} `checkpoint-corrupt` if any byte differs from what was written.
 */
export function checkpointOf(bytes: Uint8Array, where: string): Checkpoint {
	const corrupt = (what: string) => failure('checkpoint-corrupt', { what, where });
	if (bytes.length < headerAt || !magic.every((byte, i) => bytes[i] === byte))
		throw corrupt('the file does not begin as a checkpoint does');
	const body = bytes.subarray(magic.length + digestLength);
	if (!digestOf(body).equals(bytes.subarray(magic.length, magic.length + digestLength)))
		throw corrupt(`the checksum does not match the ${body.length} bytes it stands for`);
	return decoded(bytes);
}

/** Removes a checkpoint and what an interrupted write may have left beside it. */
export async function removeCheckpoint(path: string): Promise<void> {
	await rm(path, { force: true });
	await rm(`${path}.new`, { force: true });
}

/**
 * The checkpoint as the bytes of its file: the same checkpoint gives the same bytes.
 *
 * @throws {TypeError} if an array is of a kind that a checkpoint cannot hold.
 */
export function checkpointBytes(checkpoint: Checkpoint): Uint8Array {
	let length = 0;
	const arrays = Object.entries(checkpoint.arrays).map(([name, numbers]): Entry => {
		const start = length;
		length += aligned(numbers.byteLength);
		return { name, kind: kindOf(name, numbers), length: numbers.length, start };
	});
	const header: Header = { facts: checkpoint.facts, arrays };
	const text = new TextEncoder().encode(JSON.stringify(header));
	const dataAt = aligned(headerAt + text.length);
	const bytes = new Uint8Array(dataAt + length);
	bytes.set(magic);
	new DataView(bytes.buffer).setUint32(headerAt - 4, text.length, true);
	bytes.set(text, headerAt);
	for (const { name, start } of arrays) {
		const numbers = checkpoint.arrays[name]!;
		bytes.set(
			new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
			dataAt + start,
		);
	}
	bytes.set(digestOf(bytes.subarray(magic.length + digestLength)), magic.length);
	return bytes;
}

function decoded(bytes: Uint8Array): Checkpoint {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const textLength = view.getUint32(headerAt - 4, true);
	const text = new TextDecoder().decode(bytes.subarray(headerAt, headerAt + textLength));
	const header = JSON.parse(text) as Header;
	const dataAt = aligned(headerAt + textLength);
	const arrays = header.arrays.map(({ name, kind, length, start }) => {
		const numbers = new kinds[kind](length);
		const into = new Uint8Array(numbers.buffer);
		into.set(bytes.subarray(dataAt + start, dataAt + start + into.length));
		return [name, numbers] as const;
	});
	return { arrays: Object.fromEntries(arrays), facts: header.facts };
}

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function kindOf(name: string, numbers: Numbers): Entry['kind'] {
	for (const kind of ['f32', 'i32', 'i64', 'u8'] as const)
		if (numbers.constructor === kinds[kind]) return kind;
	throw new TypeError(`${name} is a ${numbers.constructor.name}, which a checkpoint cannot hold`);
}
