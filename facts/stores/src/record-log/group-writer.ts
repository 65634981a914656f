import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { logUnwritable } from '../errors.ts';
import { encodedGroup, largestPayloadBytes } from './segment.ts';

/** One file of a log. */
export interface Segment {
	readonly first: number;
	readonly path: string;
	/** Acknowledged; grows while the segment is the last. */
	bytes: number;
}

/** The one who appends to a log. */
export interface GroupWriter {
	/** Resolves with the position of the first payload when all are written and, if so configured, flushed. */
	readonly append: (payloads: readonly Uint8Array[]) => Promise<number>;
	/** The position that the next payload will get. */
	readonly end: () => number;
	/** The position before which everything is acknowledged. */
	readonly acknowledged: () => number;
	readonly close: () => Promise<void>;
}

interface Appended {
	readonly payloads: readonly Uint8Array[];
	readonly first: number;
	readonly resolve: (first: number) => void;
	readonly reject: (failure: Error) => void;
}

/** Group commit: while one group is on its way to the disk, whatever arrives makes up the next. */
export async function groupWriter(
	folder: string,
	segments: Segment[],
	from: number,
	{ segmentBytes, durability }: { segmentBytes: number; durability: 'flush' | 'write' },
): Promise<GroupWriter> {
	let handle: FileHandle = await open(segments.at(-1)!.path, 'a');
	let waiting: Appended[] = [];
	let end = from;
	let acknowledged = from;
	let flushing: Promise<void> | undefined;
	let failure: Error | undefined;

	const write = async (payloads: readonly Uint8Array[]): Promise<void> => {
		let segment = segments.at(-1)!;
		if (segment.bytes >= segmentBytes) {
			await handle.close();
			segment = await newSegment(folder, acknowledged);
			handle = await open(segment.path, 'a');
			segments.push(segment);
		}
		const group = encodedGroup(payloads, acknowledged, segment.bytes);
		for (let written = 0; written < group.length; )
			written += (await handle.write(group, written)).bytesWritten;
		if (durability === 'flush') await handle.datasync();
		segment.bytes += group.length;
		acknowledged += payloads.length;
	};

	const flush = async (): Promise<void> => {
		while (waiting.length > 0) {
			const group = waiting;
			waiting = [];
			try {
				await write(group.flatMap(({ payloads }) => payloads));
				for (const { resolve, first } of group) resolve(first);
			} catch (cause) {
				failure = logUnwritable(segments.at(-1)!.path, cause);
				for (const { reject } of [...group, ...waiting]) reject(failure);
				waiting = [];
			}
		}
		flushing = undefined;
	};

	return {
		append: (payloads) =>
			new Promise((resolve, reject) => {
				if (failure !== undefined) return reject(failure);
				for (const { length } of payloads)
					if (length > largestPayloadBytes) throw new RangeError(`a record of ${length} bytes`);
				waiting.push({ payloads, first: end, resolve, reject });
				end += payloads.length;
				// All appends of this turn of the event loop make up the first group.
				flushing ??= Promise.resolve().then(flush);
			}),
		end: () => end,
		acknowledged: () => acknowledged,
		close: async () => {
			await flushing;
			const sound = failure === undefined;
			failure ??= new RangeError('this log is closed');
			// A last group without records proves those before it; a log that failed has nothing to prove.
			await (sound ? write([]) : Promise.resolve()).finally(() => handle.close());
		},
	};
}

const segmentName = (first: number): string => `${String(first).padStart(16, '0')}.segment`;

/** An empty segment; its name is durable. */
export async function newSegment(folder: string, first: number): Promise<Segment> {
	const path = join(folder, segmentName(first));
	await (await open(path, 'wx')).close();
	await flushFolder(folder);
	return { first, path, bytes: 0 };
}

/** Makes the names in a folder durable. */
export async function flushFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}
