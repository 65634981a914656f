import { type LoggedRecord, openRecordLog, readRecords } from '../record-log/record-log.ts';
import type { ExposureLog, LoggedExposure, PlacedExposure } from './exposure-log.ts';

/** An opened exposure log, and how many bytes of a write that was never acknowledged were cut off its end. */
export interface OpenedExposureLog {
	readonly exposureLog: ExposureLog;
	readonly tornBytes: number;
}

/**
 * The exposure log in segment files of one folder, each exposure a JSON text; nothing ever makes way.
 *
 * @throws {Failure} `log-in-use` if another writer lives; `log-corrupt` if an acknowledged exposure of the last segment is
 * damaged. Older ones are checked whenever they are read.
 */
export async function openSegmentExposureLog(
	folder: string,
	options: { readonly segmentBytes?: number } = {},
): Promise<OpenedExposureLog> {
	const { log, tornBytes } = await openRecordLog(folder, options);
	return {
		tornBytes,
		exposureLog: {
			append: (exposures) => log.append(exposures.map((each) => Buffer.from(JSON.stringify(each)))),
			read: (from) => placedExposures(log.read(from)),
			end: log.end,
			close: log.close,
		},
	};
}

/**
 * The exposures that another process writes, for reading alone: beside a running service, or after it. Of a folder that
 * is not there yet, none.
 *
 * @throws {Failure} `log-corrupt` where an acknowledged exposure is damaged.
 */
export const readSegmentExposureLog = (folder: string): Pick<ExposureLog, 'read'> => ({
	read: (from) => placedExposures(ofFolderThatIs(readRecords(folder, from))),
});

async function* ofFolderThatIs(records: AsyncIterable<readonly LoggedRecord[]>) {
	try {
		yield* records;
	} catch (cause) {
		const { code, syscall } = cause as NodeJS.ErrnoException;
		if (code !== 'ENOENT' || syscall !== 'scandir') throw cause;
	}
}

async function* placedExposures(
	records: AsyncIterable<readonly LoggedRecord[]>,
): AsyncGenerator<readonly PlacedExposure[]> {
	for await (const batch of records)
		yield batch.map(({ position, payload }) => ({
			position,
			exposure: JSON.parse((payload as Buffer).toString('utf8')) as LoggedExposure,
		}));
}
