import { breaker } from '@marquee/degradation';
import { type GramIndex, gramIndex, type NameSearch } from '@marquee/names';
import { systemStopwatch } from '@marquee/pipeline';
import { keptNames } from './kept-names.ts';
import type { NamesWanted } from './names-wanted.ts';
import { namesInProcesses } from './processes.ts';
import { withReadings } from './with-readings.ts';

/** Names that are filled by whoever opened them. */
export interface OpenedNames {
	readonly names: NameSearch;
	/** The index itself, where it is in this process. */
	readonly index?: GramIndex;
	/** Resolves when nothing is left to be tidied. */
	readonly settled: () => Promise<void>;
	/** Keeps what was laid out for the next start, where that is worth it. */
	readonly keep: () => Promise<void>;
}

/**
 * Opens the engine that is wanted, empty or as it was left; one in this process is kept in the file. One that is elsewhere and fails is
 * told of, and left alone for a while.
 */
export async function openNames(
	wanted: NamesWanted,
	path: string,
	report: (stage: string, cause: unknown) => void,
): Promise<OpenedNames> {
	if (wanted.where === 'here') {
		const { index, keep } = await keptNames(path, report);
		return { names: withReadings(index), index, settled: index.maintain, keep };
	}
	const guard = breaker('names', { stopwatch: systemStopwatch, deadlineMs: searchMs, report });
	const names = await elsewhere(wanted, report);
	const guarded: NameSearch = {
		get size() {
			return names.size;
		},
		put: names.put,
		remove: names.remove,
		search: (query) => guard.ask(() => names.search(query)),
		close: names.close,
	};
	return { names: guarded, settled: async () => {}, keep: async () => {} };
}

/** A search waits a quarter of a second for names; an engine that takes longer than this has failed. */
const searchMs = 500;

async function elsewhere(
	wanted: Exclude<NamesWanted, { readonly where: 'here' }>,
	report: (stage: string, cause: unknown) => void,
): Promise<NameSearch> {
	switch (wanted.where) {
		case 'processes':
			return namesInProcesses(wanted, report);
		case 'postgres': {
			// Loaded here: most services never need it.
			const { openPostgresNames } = await import('@marquee/names/postgres');
			return withReadings(await openPostgresNames({ connection: wanted.url, judge: gramIndex }));
		}
		case 'opensearch': {
			const { openOpenSearchNames } = await import('@marquee/names/opensearch');
			return withReadings(await openOpenSearchNames({ ...wanted, judge: gramIndex }));
		}
	}
}
