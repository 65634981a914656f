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

/**
 * The numbers of a table's file.
 *
 * @throws {Failure} `bundle-contract-broken` if there are more or fewer than `count`, or one is not finite.
 */
export function tableOf(
	bytes: Uint8Array,
	kind: TableKind,
	{ count, name, where }: { readonly count: number; readonly name: string; readonly where: string },
): Float32Array {
	const broken = (what: string) =>
		failure('bundle-contract-broken', { what: `${name} ${what}`, where });
	const wanted = count * arrays[kind].BYTES_PER_ELEMENT;
	if (bytes.length !== wanted)
		throw broken(`has ${bytes.length} bytes, not the ${wanted} of ${count} numbers`);
	// A copy, because a file's bytes may begin anywhere in memory and numbers may not.
	const { buffer } = bytes.slice();
	const numbers =
		kind === 'f32' ? new Float32Array(buffer) : Float32Array.from(new Float16Array(buffer));
	const odd = numbers.findIndex((number) => !Number.isFinite(number));
	if (odd >= 0) throw broken(`holds ${numbers[odd]} at place ${odd}`);
	return numbers;
}
