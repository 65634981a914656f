/// <reference lib="esnext.float16" />
import { failure } from './errors.ts';

/** How the numbers of a table can lie in its file, as the end of the file's name says: floats of 16 or of 32 bits. */
export const tableKinds = ['f16', 'f32'] as const;

export type TableKind = (typeof tableKinds)[number];

const arrays = { f32: Float32Array, f16: Float16Array } as const;

/** A table as the bytes of its file, little-endian, row by row. */
export function bytesOfTable(numbers: Float32Array, kind: TableKind): Uint8Array {
	const { buffer, byteOffset, byteLength } = kind === 'f32' ? numbers : new Float16Array(numbers);
	return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Whole numbers of 32 bits as the bytes of their file, little-endian. */
export const bytesOfWhole = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array =>
	new Uint8Array(buffer, byteOffset, byteLength);

/** What a table's file must hold, and what it is called where it does not. */
export interface TableAsked {
	readonly count: number;
	readonly name: string;
	readonly where: string;
}

/**
 * The numbers of a table's file.
 *
 * @throws {Failure} `bundle-contract-broken` if there are more or fewer than `count`, or one is not finite.
 */
export function tableOf(bytes: Uint8Array, kind: TableKind, asked: TableAsked): Float32Array {
	const buffer = bufferOf(bytes, asked, arrays[kind].BYTES_PER_ELEMENT);
	const numbers =
		kind === 'f32' ? new Float32Array(buffer) : Float32Array.from(new Float16Array(buffer));
	const odd = numbers.findIndex((number) => !Number.isFinite(number));
	if (odd >= 0) throw broken(`holds ${numbers[odd]} at place ${odd}`, asked);
	return numbers;
}

/**
 * The whole numbers of a file, all at least 0.
 *
 * @throws {Failure} `bundle-contract-broken` if there are more or fewer than `count`, or one is below 0.
 */
export function wholeNumbersOf(bytes: Uint8Array, asked: TableAsked): Int32Array {
	const numbers = new Int32Array(bufferOf(bytes, asked, Int32Array.BYTES_PER_ELEMENT));
	const odd = numbers.findIndex((number) => number < 0);
	if (odd >= 0) throw broken(`holds ${numbers[odd]} at place ${odd}`, asked);
	return numbers;
}

/** A copy, because a file's bytes may begin anywhere in memory and numbers may not. */
function bufferOf(bytes: Uint8Array, asked: TableAsked, size: number): ArrayBuffer {
	const wanted = asked.count * size;
	if (bytes.length !== wanted)
		throw broken(`has ${bytes.length} bytes, not the ${wanted} of ${asked.count} numbers`, asked);
	return Uint8Array.from(bytes).buffer;
}

const broken = (what: string, { name, where }: TableAsked) =>
	failure('bundle-contract-broken', { what: `${name} ${what}`, where });
