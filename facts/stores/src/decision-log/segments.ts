import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '@marquee/units';
import {
	type LoggedRecord,
	openRecordLog,
	type RecordLog,
	readRecords,
} from '../record-log/record-log.ts';
import type { DecisionLog, LoggedDecision } from './decision-log.ts';

/** An opened decision log, and why the decisions it had were discarded, if they were. */
export interface OpenedDecisionLog<Decision> {
	readonly decisionLog: DecisionLog<Decision>;
	readonly discarded?: string;
}

/** Some half a million decisions, silences included, at 500 bytes each; read in some seconds. */
const defaultLargestBytes = 256 * 2 ** 20;
/** What makes way at once is this share of everything. */
const segmentShare = 1 / 16;

/**
 * The decision log in segment files of one folder, each decision a JSON text. When all files together exceed
 * `largestBytes`, the oldest is deleted.
 *
 * Damage found at the start discards all decisions rather than keeping the service from starting: they are evidence,
 * and evidence that may be wrong is worse than none.
 *
 * @throws {Failure} `log-in-use` if another writer lives.
 */
export async function openSegmentDecisionLog<Decision>(
	folder: string,
	{ largestBytes = defaultLargestBytes }: { readonly largestBytes?: number } = {},
): Promise<OpenedDecisionLog<Decision>> {
	const options = { segmentBytes: largestBytes * segmentShare, durability: 'write' } as const;
	const opened = async () => {
		const { log } = await openRecordLog(folder, options);
		try {
			for await (const _ of log.read(log.start())); // every checksum, before anybody rests on it
			return decisionLogIn<Decision>(log, largestBytes);
		} catch (cause) {
			await log.close();
			throw cause;
		}
	};
	try {
		return { decisionLog: await opened() };
	} catch (cause) {
		if (!(cause instanceof Failure) || cause.code !== 'log-corrupt') throw cause;
		for (const name of await readdir(folder))
			if (name.endsWith('.segment')) await unlink(join(folder, name));
		return { decisionLog: await opened(), discarded: cause.message };
	}
}

/**
 * The decisions that another process writes, for reading alone.
 *
 * @throws {Failure} `log-corrupt` where a decision is damaged.
 */
export const readSegmentDecisionLog = <Decision>(
	folder: string,
): Pick<DecisionLog<Decision>, 'read'> => ({
	read: (from) => decisions(afterGaps((next) => readRecords(folder, next), from)),
});

function decisionLogIn<Decision>(log: RecordLog, largestBytes: number): DecisionLog<Decision> {
	return {
		append: async (decision) => {
			const position = await log.append([Buffer.from(JSON.stringify(decision))]);
			while (log.sizeBytes() > largestBytes && (await log.dropOldestSegment()));
			return position;
		},
		read: (from) => decisions(until(afterGaps(log.read, from), log.end())),
		start: log.start,
		end: log.end,
		close: log.close,
	};
}

type Records = AsyncIterable<readonly LoggedRecord[]>;

async function* decisions<Decision>(
	records: Records,
): AsyncGenerator<readonly LoggedDecision<Decision>[]> {
	for await (const batch of records)
		yield batch.map(({ position, payload }) => ({
			position,
			decision: JSON.parse((payload as Buffer).toString('utf8')) as Decision,
		}));
}

/** Reads on behind a file that made way while the files before it were read. */
async function* afterGaps(
	read: (from: number) => Records,
	from: number,
): AsyncGenerator<readonly LoggedRecord[]> {
	let next = from;
	for (;;) {
		try {
			for await (const batch of read(next)) {
				yield batch;
				next = batch.at(-1)!.position + 1;
			}
			return;
		} catch (cause) {
			// The files are listed anew: what is gone is left out, so each round begins behind the one before.
			if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
		}
	}
}

async function* until(records: Records, end: number): AsyncGenerator<readonly LoggedRecord[]> {
	for await (const batch of records) {
		if (batch[0]!.position >= end) return;
		yield batch.at(-1)!.position < end ? batch : batch.filter(({ position }) => position < end);
	}
}
