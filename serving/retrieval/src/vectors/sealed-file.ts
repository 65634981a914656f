import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** The end of a sealed file: a checksum of all bytes before, and this. */
const magic = 0x314c534d; // MSL1, read little-endian
const sealBytes = 8;
/** Read at once. */
const chunkBytes = 1 << 22;

/** Puts a checksum behind what a file holds, by which it is known to be whole. */
export function seal(path: string): void {
	const end = new DataView(new ArrayBuffer(sealBytes));
	end.setUint32(
		0,
		opened(path, (file, bytes) => checksumOf(file, bytes)),
		true,
	);
	end.setUint32(4, magic, true);
	appendFileSync(path, new Uint8Array(end.buffer));
}

/** Whether the file was sealed and is as it was then; half a gigabyte a second and more. */
export const isSealed = (path: string): boolean =>
	opened(path, (file, bytes) => {
		if (bytes < sealBytes) return false;
		const end = Buffer.alloc(sealBytes);
		readSync(file, end, 0, sealBytes, bytes - sealBytes);
		return (
			end.readUInt32LE(4) === magic && end.readUInt32LE(0) === checksumOf(file, bytes - sealBytes)
		);
	});

function opened<Answer>(path: string, ask: (file: number, bytes: number) => Answer): Answer {
	const file = openSync(path, 'r');
	try {
		return ask(file, fstatSync(file).size);
	} finally {
		closeSync(file);
	}
}

/** Of so many bytes from the beginning of a file. */
function checksumOf(file: number, bytes: number): number {
	const chunk = Buffer.alloc(chunkBytes);
	let sum = 0;
	for (let at = 0; at < bytes; ) {
		const read = readSync(file, chunk, 0, Math.min(chunkBytes, bytes - at), at);
		if (read === 0) break; // it became shorter meanwhile: the sum is another one
		sum = crc32(chunk.subarray(0, read), sum);
		at += read;
	}
	return sum;
}
