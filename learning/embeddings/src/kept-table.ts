/// <reference lib="esnext.float16" />
import type {
	EmbeddedIds,
	Embedding,
	EmbeddingKind,
	EmbeddingTable,
	EmbeddingVersion,
	Precision,
} from './embedding-store.ts';
import { type IdIndex, idIndex, linesOf } from './id-index.ts';

/** A version as bytes: what goes to disk, and what answers from memory. */
export interface KeptBytes {
	/** Ids, each on a line. */
	readonly ids: Buffer;
	/** Rows of numbers in the version's precision, little-endian. */
	readonly vectors: Uint8Array;
}

/** A version that answers. */
export interface KeptTable<K extends EmbeddingKind> {
	readonly of: (id: EmbeddedIds[K]) => Embedding<K> | undefined;
	readonly all: () => EmbeddingTable<K>;
}

/** A table in the given precision: each number rounded once. */
export function bytesOf(
	{ ids, vectors }: Pick<EmbeddingTable<EmbeddingKind>, 'ids' | 'vectors'>,
	precision: Precision,
): KeptBytes {
	const numbers = precision === 'f16' ? new Float16Array(vectors) : vectors.slice();
	return {
		ids: linesOf(ids),
		vectors: new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
	};
}

/** How many bytes a version's numbers take. */
export const vectorBytes = ({ count, width, precision }: EmbeddingVersion<EmbeddingKind>): number =>
	count * width * (precision === 'f16' ? 2 : 4);

/** @throws {RangeError} if an id comes twice, or the bytes are not those of so many rows. */
export function keptTable<K extends EmbeddingKind>(
	version: EmbeddingVersion<K>,
	bytes: KeptBytes,
): KeptTable<K> {
	const index = idIndex(bytes.ids);
	if (index.count !== version.count || bytes.vectors.length !== vectorBytes(version))
		throw new RangeError(
			`${index.count} ids and ${bytes.vectors.length} bytes are not ${version.count} rows of ${version.width}`,
		);
	const numbers = numbersOf(bytes.vectors, version.precision);
	const { width } = version;
	return {
		of: (id) => {
			const row = index.rowOf(id);
			if (row === undefined) return undefined;
			return {
				version,
				vector: Float32Array.from(numbers.subarray(row * width, (row + 1) * width)),
			};
		},
		all: () => tableOf(version, index, Float32Array.from(numbers)),
	};
}

function tableOf<K extends EmbeddingKind>(
	{ kind, version, asOf, width }: EmbeddingVersion<K>,
	index: IdIndex,
	vectors: Float32Array,
): EmbeddingTable<K> {
	return { kind, version, asOf, width, ids: index.ids() as readonly EmbeddedIds[K][], vectors };
}

/** A view where the bytes begin where numbers may, else a copy. */
function numbersOf(bytes: Uint8Array, precision: Precision): Float32Array | Float16Array {
	const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	return precision === 'f16'
		? new Float16Array(buffer, byteOffset, byteLength / 2)
		: new Float32Array(buffer, byteOffset, byteLength / 4);
}
