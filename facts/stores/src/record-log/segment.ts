import { crc32 } from 'node:zlib';
import { type Damage, logCorrupt } from '../errors.ts';

/**
 * What a segment file holds: groups, each written and flushed at once, each of them records.
 *
 *   group   = magic · crc of the rest of the header · version · offset of the group in the file · position of its first
 *             record (64 bits) · count of records · bytes of records           every field little endian, 32 bits
 *   record  = bytes of payload · crc of the payload, begun with its position + 1 · payload
 *
 * A group is written only when everything before it is durable. So whatever is damaged before a sound group was once
 * durable and is lost (corruption); what is damaged behind the last sound one was being written (a torn tail). Closing
 * a log writes a group without records, which proves the last ones in the same way.
 *
 * CRC-32 (IEEE) because Node computes it natively, at gigabytes per second; CRC-32C would detect a little more at long
 * distances and cost a hundred times as much in JavaScript. Both see every burst of up to 32 bits.
 */
const magic = Buffer.from([0xf5, 0x4d, 0x51, 0x47]); // 0xf5 stands in no UTF-8 text
const headerBytes = 32;
const recordHeaderBytes = 8;
const version = 1;

/** A payload beyond this is a mistake of the caller. */
export const largestPayloadBytes = 64 * 2 ** 20;

/** The bytes of one group. */
export function encodedGroup(
	payloads: readonly Uint8Array[],
	first: number,
	offset: number,
): Buffer<ArrayBuffer> {
	const recordBytes = payloads.reduce((sum, { length }) => sum + recordHeaderBytes + length, 0);
	const group = Buffer.allocUnsafe(headerBytes + recordBytes);
	group.set(magic, 0);
	group.writeUInt32LE(version, 8);
	group.writeUInt32LE(offset, 12);
	group.writeBigUInt64LE(BigInt(first), 16);
	group.writeUInt32LE(payloads.length, 24);
	group.writeUInt32LE(recordBytes, 28);
	group.writeUInt32LE(crc32(group.subarray(8, headerBytes)), 4);
	let at = headerBytes;
	for (const [i, payload] of payloads.entries()) {
		group.writeUInt32LE(payload.length, at);
		group.writeUInt32LE(recordCrc(payload, first + i), at + 4);
		group.set(payload, at + recordHeaderBytes);
		at += recordHeaderBytes + payload.length;
	}
	return group;
}

/** The sound part of a segment. */
export interface ScannedSegment {
	/** The payloads, the first of them at the segment's first position; views into the bytes that were scanned. */
	readonly payloads: readonly Uint8Array[];
	/** Where the sound part ends. */
	readonly soundBytes: number;
	/** What follows it, if anything. */
	readonly damage?: Damage;
}

/** Reads groups until the end or the first damage. */
export function scanned(segment: string, bytes: Buffer, first: number): ScannedSegment {
	const payloads: Uint8Array[] = [];
	let offset = 0;
	while (offset < bytes.length) {
		const position = first + payloads.length;
		const found = groupAt(bytes, offset, position);
		if (typeof found === 'string')
			return { payloads, soundBytes: offset, damage: { segment, offset, what: found } };
		for (const payload of found.payloads) payloads.push(payload);
		offset = found.end;
	}
	return { payloads, soundBytes: offset };
}

/**
 * Tells a torn tail from corruption: whether a sound group stands behind the damage.
 *
 * @throws {Failure} `log-corrupt` if so.
 */
export function expectTornTail(bytes: Buffer, damage: Damage): void {
	for (let at = bytes.indexOf(magic, damage.offset); at >= 0; at = bytes.indexOf(magic, at + 1))
		if (at > damage.offset && typeof headerAt(bytes, at) !== 'string') throw logCorrupt(damage);
}

const recordCrc = (payload: Uint8Array, position: number): number =>
	crc32(payload, (position + 1) >>> 0);

interface Header {
	readonly first: number;
	readonly count: number;
	readonly end: number;
}

/** A header that says of itself where it stands, or what is wrong with it. */
function headerAt(bytes: Buffer, offset: number): Header | string {
	if (offset + headerBytes > bytes.length) return 'a group breaks off in its header';
	if (magic.compare(bytes, offset, offset + magic.length) !== 0) return 'no group begins here';
	if (bytes.readUInt32LE(offset + 4) !== crc32(bytes.subarray(offset + 8, offset + headerBytes)))
		return 'the checksum of a group header is wrong';
	if (bytes.readUInt32LE(offset + 8) !== version) return 'the format of this group is unknown';
	if (bytes.readUInt32LE(offset + 12) !== offset) return 'a group stands where it was not written';
	return {
		first: Number(bytes.readBigUInt64LE(offset + 16)),
		count: bytes.readUInt32LE(offset + 24),
		end: offset + headerBytes + bytes.readUInt32LE(offset + 28),
	};
}

function groupAt(
	bytes: Buffer,
	offset: number,
	position: number,
): { readonly payloads: readonly Uint8Array[]; readonly end: number } | string {
	const header = headerAt(bytes, offset);
	if (typeof header === 'string') return header;
	if (header.first !== position)
		return `expected record ${position}, found a group that begins with ${header.first}`;
	if (header.end > bytes.length) return 'a group breaks off';
	const payloads: Uint8Array[] = [];
	let at = offset + headerBytes;
	for (let i = 0; i < header.count; i++) {
		if (at + recordHeaderBytes > header.end) return `record ${position + i} breaks off`;
		const end = at + recordHeaderBytes + bytes.readUInt32LE(at);
		if (end > header.end) return `record ${position + i} reaches beyond its group`;
		const payload = bytes.subarray(at + recordHeaderBytes, end);
		if (bytes.readUInt32LE(at + 4) !== recordCrc(payload, position + i))
			return `the checksum of record ${position + i} is wrong`;
		payloads.push(payload);
		at = end;
	}
	return at === header.end ? { payloads, end: at } : 'a group holds more than its records';
}
