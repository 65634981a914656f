import { mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { logCorrupt } from '../errors.ts';
import {
	flushFolder,
	type GroupWriter,
	groupWriter,
	newSegment,
	type Segment,
} from './group-writer.ts';
import { expectTornTail, scanned } from './segment.ts';
import { writerLock } from './writer-lock.ts';

/** A payload and where it stands. */
export interface LoggedRecord {
	readonly position: number;
	readonly payload: Uint8Array;
}

/** Payloads in the order of their arrival, in files that are only ever appended to. One writer. */
export interface RecordLog {
	/** Resolves with the position of the first payload when all are written and, if so configured, flushed. */
	readonly append: (payloads: readonly Uint8Array[]) => Promise<number>;
	/** The records from a position on, in batches; ends at what was acknowledged when it was asked. */
	readonly read: (from: number) => AsyncIterable<readonly LoggedRecord[]>;
	/** The first position still kept. */
	readonly start: () => number;
	/** The position that the next payload will get. */
	readonly end: () => number;
	/** Of all files. */
	readonly sizeBytes: () => number;
	/** Forgets the oldest segment; the one that is written to stays. Answers whether there was one to forget. */
	readonly dropOldestSegment: () => Promise<boolean>;
	readonly close: () => Promise<void>;
}

export interface RecordLogOptions {
	/** A segment that has grown to this is followed by a new one. */
	readonly segmentBytes?: number;
	/** `flush`: acknowledged records survive the loss of power. `write`: they survive the death of the process. */
	readonly durability?: 'flush' | 'write';
}

/** An opened log, and what had to be cut off its end: bytes of a write that was never acknowledged. */
export interface OpenedRecordLog {
	readonly log: RecordLog;
	readonly tornBytes: number;
}

/** Read whole when it is read, so of a size that memory does not notice. */
const defaultSegmentBytes = 16 * 2 ** 20;
const recordsPerBatch = 1_000;

/**
 * Opens the log in a folder, or begins one.
 *
 * @throws {Failure} `log-in-use` if another writer lives; `log-corrupt` if an acknowledged record of the last segment is
 * damaged. Older segments are checked whenever they are read.
 */
export async function openRecordLog(
	folder: string,
	{ segmentBytes = defaultSegmentBytes, durability = 'flush' }: RecordLogOptions = {},
): Promise<OpenedRecordLog> {
	await mkdir(folder, { recursive: true });
	await flushFolder(dirname(folder));
	const lock = writerLock(folder);
	try {
		const segments = await segmentsIn(folder);
		if (segments.length === 0) segments.push(await newSegment(folder, 0));
		await flushFolder(folder);
		const { tornBytes, end } = await mended(segments.at(-1)!);
		const writer = await groupWriter(folder, segments, end, { segmentBytes, durability });
		return { log: recordLog(segments, writer, lock), tornBytes };
	} catch (cause) {
		lock.release();
		throw cause;
	}
}

async function segmentsIn(folder: string): Promise<Segment[]> {
	const names = (await readdir(folder)).filter((name) => /^\d{16}\.segment$/.test(name)).sort();
	return Promise.all(
		names.map(async (name) => {
			const path = join(folder, name);
			return { first: Number.parseInt(name, 10), path, bytes: (await stat(path)).size };
		}),
	);
}

/**
 * Cuts a torn tail off the last segment, where a crash may have left one, and flushes the rest: a group that a killed
 * process had written and not yet flushed is sound, and from here on it counts as acknowledged.
 */
async function mended(last: Segment): Promise<{ tornBytes: number; end: number }> {
	const bytes = await readFile(last.path);
	const { payloads, soundBytes, damage } = scanned(last.path, bytes, last.first);
	if (damage !== undefined) expectTornTail(bytes, damage);
	const handle = await open(last.path, 'r+');
	try {
		if (damage !== undefined) await handle.truncate(soundBytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
	last.bytes = soundBytes;
	return { tornBytes: bytes.length - soundBytes, end: last.first + payloads.length };
}

function recordLog(
	segments: Segment[],
	writer: GroupWriter,
	lock: { readonly release: () => void },
): RecordLog {
	return {
		append: writer.append,
		// A copy, since the last segment grows while it is read.
		read: (from) => records(structuredClone(segments), from, writer.acknowledged()),
		start: () => segments[0]!.first,
		end: writer.end,
		sizeBytes: () => segments.reduce((sum, { bytes }) => sum + bytes, 0),
		dropOldestSegment: async () => {
			if (segments.length < 2) return false;
			await unlink(segments.shift()!.path);
			return true;
		},
		close: () => writer.close().finally(lock.release),
	};
}

/** Every byte read is checked; the first that is wrong ends the reading with its place. */
async function* records(
	segments: readonly Segment[],
	from: number,
	end: number,
): AsyncGenerator<readonly LoggedRecord[]> {
	for (const [i, { first, path, bytes: acknowledgedBytes }] of segments.entries()) {
		const last = segments[i + 1]?.first ?? end;
		if (last <= from) continue;
		const bytes = (await readFile(path)).subarray(0, acknowledgedBytes);
		const { payloads, soundBytes, damage } = scanned(path, bytes, first);
		if (damage !== undefined) throw logCorrupt(damage);
		if (first + payloads.length !== last) {
			const what = `record ${first + payloads.length} is missing: the next segment begins with ${last}`;
			throw logCorrupt({ segment: path, offset: soundBytes, what });
		}
		for (let at = Math.max(from - first, 0); at < payloads.length; at += recordsPerBatch)
			yield payloads
				.slice(at, at + recordsPerBatch)
				.map((payload, j) => ({ position: first + at + j, payload }));
	}
}

/**
 * The records that another process writes, as they lie on disk now: for reading alone. What is torn off at the end was never
 * acknowledged, or is being written just now, and is left out.
 *
 * @throws {Failure} `log-corrupt` where an acknowledged record is damaged.
 */
export async function* readRecords(
	folder: string,
	from: number,
): AsyncGenerator<readonly LoggedRecord[]> {
	const segments = await segmentsIn(folder);
	const last = segments.at(-1);
	if (last === undefined) return;
	const bytes = await readFile(last.path);
	const { payloads, soundBytes, damage } = scanned(last.path, bytes, last.first);
	if (damage !== undefined) expectTornTail(bytes, damage);
	last.bytes = soundBytes;
	yield* records(segments, from, last.first + payloads.length);
}
