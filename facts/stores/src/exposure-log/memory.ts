import type { ExposureLog, LoggedExposure, PlacedExposure } from './exposure-log.ts';

/** An exposure log that lives and dies with the process: for tests and simulations. */
export function memoryExposureLog(): ExposureLog {
	const texts: string[] = []; // what a log on a disk would answer: copies
	return {
		append: async (exposures) =>
			texts.push(...exposures.map((each) => JSON.stringify(each))) - exposures.length,
		read: (from) => batches(texts.slice(from), from),
		end: () => texts.length,
		close: async () => {},
	};
}

const exposuresPerBatch = 1_000;

async function* batches(
	texts: readonly string[],
	first: number,
): AsyncGenerator<readonly PlacedExposure[]> {
	for (let at = 0; at < texts.length; at += exposuresPerBatch)
		yield texts.slice(at, at + exposuresPerBatch).map((text, i) => ({
			position: first + at + i,
			exposure: JSON.parse(text) as LoggedExposure,
		}));
}
