import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, inflateRaw, type ZstdOptions, zstdCompress, zstdDecompress } from 'node:zlib';
import { Failure, type RequestId } from '@marquee/units';
import {
	type LoggedRecord,
	openRecordLog,
	type RecordLog,
	readRecords,
} from '../record-log/record-log.ts';
import type { SlateLog } from './slate-log.ts';

/** An opened slate log, and why the traces it had were discarded, if they were. */
export interface OpenedSlateLog<Trace> {
	readonly slateLog: SlateLog<Trace>;
	readonly discarded?: string;
}

/** Some tens of thousands of pages: a day or two of a small service, read in a second at the start. */
const defaultLargestBytes = 128 * 2 ** 20;
/** What makes way at once is this share of everything. */
const segmentShare = 1 / 8;

/** Half of the time of deflate for a tenth fewer bytes; a trace of a page fits into one chunk. */
const fast: ZstdOptions = {
	chunkSize: 2 ** 16,
	params: { [constants.ZSTD_c_compressionLevel]: 1 },
};
const compressed = promisify<Uint8Array, ZstdOptions, Buffer>(zstdCompress);
const unzstd = promisify<Uint8Array, Buffer>(zstdDecompress);
const inflated = promisify<Uint8Array, Buffer>(inflateRaw);

/** What every frame of zstd begins with. No stream of deflate does: it would be a stored block whose two lengths disagree. */
const zstdMagic = 0xfd2fb528;

/** The JSON of a trace: compressed with zstd, or with deflate as logs once were. */
const expanded = (text: Uint8Array): Promise<Buffer> => {
	const isZstd =
		text.length >= 4 && Buffer.from(text.buffer, text.byteOffset, 4).readUInt32LE() === zstdMagic;
	return isZstd ? unzstd(text) : inflated(text);
};

/**
 * The slate log in segment files of one folder: of each trace the request, a line feed, and its JSON compressed (names
 * and reasons repeat: a fifth of the size), on a thread of the pool. When all files together exceed `largestBytes`, the
 * oldest is deleted. Which request stands where is kept in memory, some hundred bytes each.
 *
 * Damage found at the start discards all traces rather than keeping the service from starting.
 *
 * @throws {Failure} `log-in-use` if another writer lives.
 */
export async function openSegmentSlateLog<Trace>(
	folder: string,
	{ largestBytes = defaultLargestBytes }: { readonly largestBytes?: number } = {},
): Promise<OpenedSlateLog<Trace>> {
	const options = { segmentBytes: largestBytes * segmentShare, durability: 'write' } as const;
	const openAll = async () => {
		const { log } = await openRecordLog(folder, options);
		try {
			return { log, positions: await positionsIn(log) };
		} catch (cause) {
			await log.close();
			throw cause;
		}
	};
	try {
		return { slateLog: slateLogIn<Trace>(await openAll(), largestBytes) };
	} catch (cause) {
		if (!(cause instanceof Failure) || cause.code !== 'log-corrupt') throw cause;
		for (const name of await readdir(folder))
			if (name.endsWith('.segment')) await unlink(join(folder, name));
		return { slateLog: slateLogIn<Trace>(await openAll(), largestBytes), discarded: cause.message };
	}
}

/** Traces as they lie in files, for reading alone. */
export interface SlateLogReader<Trace> extends Pick<SlateLog<Trace>, 'find'> {
	/** Every trace that is kept, oldest first. */
	readonly all: () => AsyncIterable<Trace>;
}

/**
 * Finds traces that another process writes, for reading alone: looks through all of them each time.
 *
 * @throws {Failure} `log-corrupt` where a trace is damaged.
 */
export const readSegmentSlateLog = <Trace>(folder: string): SlateLogReader<Trace> => ({
	all: async function* () {
		for await (const batch of readRecords(folder, 0))
			for (const { payload } of batch)
				yield JSON.parse((await expanded(parted(payload).text)).toString()) as Trace;
	},
	find: async (requestId) => {
		let newest: Uint8Array | undefined;
		for await (const batch of readRecords(folder, 0))
			for (const { payload } of batch) {
				const record = parted(payload);
				if (record.requestId === requestId) newest = record.text;
			}
		if (newest === undefined) return undefined;
		return JSON.parse((await expanded(newest)).toString()) as Trace;
	},
});

type Positions = Map<RequestId, number>;

async function positionsIn(log: RecordLog): Promise<Positions> {
	const positions: Positions = new Map();
	for await (const batch of log.read(log.start()))
		for (const { position, payload } of batch) positions.set(parted(payload).requestId, position);
	return positions;
}

function slateLogIn<Trace>(
	{ log, positions }: { readonly log: RecordLog; readonly positions: Positions },
	largestBytes: number,
): SlateLog<Trace> {
	const makeWay = async () => {
		while (log.sizeBytes() > largestBytes && (await log.dropOldestSegment()));
		for (const [requestId, position] of positions)
			if (position < log.start()) positions.delete(requestId);
	};
	const appendWritten = async (requestId: RequestId, json: Uint8Array) => {
		const text = await compressed(json, fast);
		const position = await log.append([Buffer.concat([Buffer.from(`${requestId}\n`), text])]);
		positions.set(requestId, position);
		if (log.sizeBytes() > largestBytes) await makeWay();
	};
	return {
		append: (requestId, trace) => appendWritten(requestId, Buffer.from(JSON.stringify(trace))),
		appendWritten,
		find: async (requestId) => {
			const position = positions.get(requestId);
			if (position === undefined) return undefined;
			try {
				const { payload } = await recordAt(log, position);
				return JSON.parse((await expanded(parted(payload).text)).toString()) as Trace;
			} catch (cause) {
				if (position < log.start()) return undefined; // it made way while it was looked for
				throw cause;
			}
		},
		close: log.close,
	};
}

async function recordAt(log: RecordLog, position: number): Promise<LoggedRecord> {
	for await (const batch of log.read(position)) return batch[0]!;
	throw new RangeError(`no record ${position} in a log of ${log.start()} to ${log.end()}`);
}

function parted(payload: Uint8Array): { requestId: RequestId; text: Uint8Array } {
	const end = payload.indexOf(10); // a line feed stands in no identifier
	return {
		requestId: Buffer.from(payload.subarray(0, end)).toString() as RequestId,
		text: payload.subarray(end + 1),
	};
}
