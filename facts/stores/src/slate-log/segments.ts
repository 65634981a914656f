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
import { type ListedSlate, newestSlates, type SlateHead, type SlateLog } from './slate-log.ts';

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
 * The slate log in segment files of one folder: of each trace the request, its head as JSON where it has one, a line feed, and
 * its own JSON compressed (names and reasons repeat: a fifth of the size), on a thread of the pool. When all files together exceed
 * `largestBytes`, the oldest is deleted. Which request stands where, and the heads, are kept in memory, some hundred bytes each.
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
			return { log, ...(await indexOf(log)) };
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

/** What is known of a log without reading its traces. */
interface Index {
	readonly positions: Map<RequestId, number>;
	readonly heads: Map<RequestId, ListedSlate>;
}

async function indexOf(log: RecordLog): Promise<Index> {
	const index: Index = { positions: new Map(), heads: new Map() };
	for await (const batch of log.read(log.start()))
		for (const { position, payload } of batch) {
			const { requestId, head } = parted(payload);
			index.positions.set(requestId, position);
			noteHead(index, requestId, head);
		}
	return index;
}

function noteHead({ heads }: Index, requestId: RequestId, head: SlateHead | undefined): void {
	if (head === undefined) heads.delete(requestId);
	else heads.set(requestId, { requestId, ...head });
}

function slateLogIn<Trace>(
	{ log, ...index }: { readonly log: RecordLog } & Index,
	largestBytes: number,
): SlateLog<Trace> {
	const { positions, heads } = index;
	const makeWay = async () => {
		while (log.sizeBytes() > largestBytes && (await log.dropOldestSegment()));
		for (const [requestId, position] of positions)
			if (position < log.start()) {
				positions.delete(requestId);
				heads.delete(requestId);
			}
	};
	const write = async (requestId: RequestId, json: Uint8Array, head: SlateHead | undefined) => {
		const text = await compressed(json, fast);
		return log.append([Buffer.concat([firstLine(requestId, head), text])]);
	};
	const appendWritten = async (requestId: RequestId, json: Uint8Array, head?: SlateHead) => {
		noteHead(index, requestId, head);
		try {
			positions.set(requestId, await write(requestId, json, head));
		} catch (cause) {
			heads.delete(requestId);
			throw cause;
		}
		if (log.sizeBytes() > largestBytes) await makeWay();
	};
	return {
		append: (requestId, trace, head) =>
			appendWritten(requestId, Buffer.from(JSON.stringify(trace)), head),
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
		listed: async (asked) => newestSlates(heads.values(), asked),
		close: log.close,
	};
}

async function recordAt(log: RecordLog, position: number): Promise<LoggedRecord> {
	for await (const batch of log.read(position)) return batch[0]!;
	throw new RangeError(`no record ${position} in a log of ${log.start()} to ${log.end()}`);
}

/** Neither a space nor a line feed stands in an identifier, and no line feed in JSON on one line. */
const firstLine = (requestId: RequestId, head: SlateHead | undefined): Buffer =>
	Buffer.from(head === undefined ? `${requestId}\n` : `${requestId} ${JSON.stringify(head)}\n`);

function parted(payload: Uint8Array) {
	const end = payload.indexOf(10);
	const line = Buffer.from(payload.subarray(0, end)).toString();
	const space = line.indexOf(' ');
	return {
		requestId: (space < 0 ? line : line.slice(0, space)) as RequestId,
		// Logs of before had none.
		head: space < 0 ? undefined : (JSON.parse(line.slice(space + 1)) as SlateHead),
		text: payload.subarray(end + 1),
	};
}
