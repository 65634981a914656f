import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { formsRevision, revisionOf } from '@marquee/language';
import { Failure } from '@marquee/units';
import { Alphabet } from './alphabet.ts';
import { type GramIndex, gramIndex } from './gram-index.ts';
import { Segment, type SegmentColumns } from './segment.ts';
import { type Texts, textAt } from './texts.ts';

/*
 * One file: a head of 32 bytes, a table of contents as JSON, then the columns of all segments, each from a multiple of 8
 * on, as they lie in memory (little-endian). Loading reads it into one buffer and looks at it; nothing is parsed per name.
 * It holds names as the programs of that day wrote and cut them up: others do not find in it what they look for.
 */
const magic = 0x314e514d; // MQN1, read little-endian
const version = 3;
const headBytes = 32;
/** Written and read at once. */
const chunkBytes = 1 << 24;

/** A column's type, where it begins behind the table of contents, and how many numbers it has. */
type Place = readonly [type: keyof typeof columnTypes, from: number, length: number];

interface Contents {
	/** Of the programs that it was made with. */
	readonly revision: string;
	readonly segments: readonly {
		readonly locales: readonly string[];
		readonly columns: Readonly<Record<string, Place>>;
	}[];
	readonly alphabet: { readonly bytes: Place; readonly ends: Place };
}

const columnTypes = {
	u8: Uint8Array,
	u16: Uint16Array,
	u32: Uint32Array,
	f32: Float32Array,
	f64: Float64Array,
} as const;
type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/**
 * Writes what an index holds at this moment into one file, beside it first and then in its place, so that readers see the
 * old one or the new one.
 */
export async function saveIndex(index: GramIndex, path: string): Promise<void> {
	const columns: Column[] = [];
	let end = 0;
	const placed = (column: Column): Place => {
		const from = end;
		columns.push(column);
		end += padded(column.byteLength);
		return [typeOf(column), from, column.length];
	};
	const { alphabet, segments } = index.contents();
	const contents: Contents = {
		revision: revision(),
		segments: segments.map(({ columns: { locales, ...rest }, removed }) => ({
			locales,
			columns: Object.fromEntries(
				Object.entries(flat({ ...rest, removed: removed.slice() })).map(([name, column]) => [
					name,
					placed(column),
				]),
			),
		})),
		alphabet: placedTexts(alphabet.signs, placed),
	};
	const beside = `${path}.new`;
	const file = await open(beside, 'w');
	try {
		await write(file, Buffer.from(JSON.stringify(contents)), columns);
		await file.sync();
	} catch (cause) {
		await rm(beside, { force: true });
		throw cause;
	} finally {
		await file.close();
	}
	await rename(beside, path);
}

/**
 * The index that a file holds.
 *
 * @throws {Failure} `name-index-unreadable` if it is torn, altered or no such file; `name-index-of-another-version` if this
 * program would cut up the same names otherwise.
 */
export async function loadIndex(path: string): Promise<GramIndex> {
	const bytes = await wholeFile(path);
	const head = new DataView(bytes);
	if (bytes.byteLength < headBytes || head.getUint32(0, true) !== magic)
		throw unreadable(path, 'it does not begin like one');
	if (head.getUint32(4, true) !== version)
		throw ofAnotherVersion(
			path,
			`a name index of version ${head.getUint32(4, true)}, this program reads ${version}`,
		);
	const tableBytes = head.getUint32(8, true);
	const dataBytes = head.getFloat64(16, true);
	const dataFrom = headBytes + padded(tableBytes);
	if (bytes.byteLength !== dataFrom + dataBytes)
		throw unreadable(path, `${bytes.byteLength} bytes instead of ${dataFrom + dataBytes}`);
	if (checksumOf([new Uint8Array(bytes, headBytes)]) !== head.getUint32(12, true))
		throw unreadable(path, 'its checksum is another one');
	const contents: Contents = JSON.parse(Buffer.from(bytes, headBytes, tableBytes).toString('utf8'));
	if (contents.revision !== revision())
		throw ofAnotherVersion(path, 'a name index that was made by another revision of this program');
	return indexOf(contents, ([type, from, length]) => {
		return new columnTypes[type](bytes, dataFrom + from, length);
	});
}

function indexOf(contents: Contents, at: (place: Place) => Column): GramIndex {
	const { bytes, ends } = contents.alphabet;
	const signs = { bytes: at(bytes), ends: at(ends) } as Texts;
	const alphabet = new Alphabet(
		Array.from({ length: signs.ends.length }, (_, sign) => textAt(signs, sign)),
	);
	const segments = contents.segments.map(({ locales, columns }) => {
		const views = Object.fromEntries(
			Object.entries(columns).map(([name, place]) => [name, at(place)]),
		);
		const { idBytes, idEnds, nameBytes, nameByteEnds, removed, ...rest } = views;
		const ids = { bytes: idBytes, ends: idEnds };
		const names = { bytes: nameBytes, ends: nameByteEnds };
		const all = { ...rest, ids, names, locales } as unknown as SegmentColumns;
		return new Segment(all, removed as Uint8Array);
	});
	return gramIndex({ alphabet, segments });
}

function flat({
	ids,
	names,
	...rest
}: Omit<SegmentColumns, 'locales'> & { removed: Uint8Array }): Record<string, Column> {
	return {
		...rest,
		idBytes: ids.bytes,
		idEnds: ids.ends,
		nameBytes: names.bytes,
		nameByteEnds: names.ends,
	};
}

function placedTexts(texts: readonly string[], placed: (column: Column) => Place) {
	const encoded = texts.map((text) => Buffer.from(text));
	let end = 0;
	const ends = Uint32Array.from(encoded, ({ length }) => {
		end += length;
		return end;
	});
	return { bytes: placed(Uint8Array.from(Buffer.concat(encoded))), ends: placed(ends) };
}

async function write(
	file: FileHandle,
	contents: Uint8Array,
	columns: readonly Column[],
): Promise<void> {
	const table = paddedBytes(contents);
	const data = columns.map((column) =>
		paddedBytes(new Uint8Array(column.buffer, column.byteOffset, column.byteLength)),
	);
	const head = new DataView(new ArrayBuffer(headBytes));
	head.setUint32(0, magic, true);
	head.setUint32(4, version, true);
	head.setUint32(8, contents.byteLength, true);
	head.setUint32(12, checksumOf([table, ...data].flat()), true);
	head.setFloat64(
		16,
		data.flat().reduce((sum, { byteLength }) => sum + byteLength, 0),
		true,
	);
	for (const part of [new Uint8Array(head.buffer), ...table, ...data.flat()])
		for (let from = 0; from < part.byteLength; from += chunkBytes)
			await file.writeFile(part.subarray(from, from + chunkBytes));
}

/** Bytes, and those that fill them up to a multiple of 8. */
function paddedBytes(bytes: Uint8Array): readonly Uint8Array[] {
	return [bytes, new Uint8Array(padded(bytes.byteLength) - bytes.byteLength)];
}

async function wholeFile(path: string): Promise<ArrayBuffer> {
	try {
		const file = await open(path);
		try {
			const { size } = await file.stat();
			const bytes = new Uint8Array(size);
			for (let at = 0; at < size; ) {
				const { bytesRead } = await file.read(bytes, at, Math.min(chunkBytes, size - at), at);
				if (bytesRead === 0) throw unreadable(path, `it ends at byte ${at} of ${size}`);
				at += bytesRead;
			}
			return bytes.buffer;
		} finally {
			await file.close();
		}
	} catch (cause) {
		if (cause instanceof Failure) throw cause;
		throw unreadable(path, cause instanceof Error ? cause.message : String(cause), cause);
	}
}

/** Read once: programs do not change while they run. */
let known: string | undefined;
const revision = (): string => {
	known ??= `${formsRevision()} ${revisionOf(new URL('./', import.meta.url))}`;
	return known;
};

const ofAnotherVersion = (where: string, what: string): Failure =>
	new Failure('name-index-of-another-version', {
		responsible: 'caller',
		what,
		where,
		remedy: 'Build it anew from the catalogue.',
	});

function unreadable(path: string, what: string, cause?: unknown): Failure {
	return new Failure('name-index-unreadable', {
		responsible: 'us',
		what: `no name index can be read: ${what}`,
		where: path,
		remedy: 'Build it anew from the catalogue, and look at the disk.',
		cause,
	});
}

function checksumOf(parts: readonly Uint8Array[]): number {
	let sum = 0;
	for (const part of parts)
		for (let from = 0; from < part.byteLength; from += chunkBytes)
			sum = crc32(part.subarray(from, from + chunkBytes), sum);
	return sum;
}

function typeOf(column: Column): Place[0] {
	const types = Object.entries(columnTypes) as [Place[0], unknown][];
	return types.find(([, type]) => column.constructor === type)![0];
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
