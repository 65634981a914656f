import { gramIndex, type NameSearch } from '@marquee/names';
import type { NamesWanted } from './names-wanted.ts';
import { namesInProcesses } from './processes.ts';
import { withReadings } from './with-readings.ts';

/** Names that are filled by whoever opened them. */
export interface OpenedNames {
	readonly names: NameSearch;
	/** Resolves when nothing is left to be tidied. */
	readonly settled: () => Promise<void>;
}

/** Opens the engine that is wanted, empty or as it was left. */
export async function openNames(
	wanted: NamesWanted,
	report: (stage: string, cause: unknown) => void,
): Promise<OpenedNames> {
	switch (wanted.where) {
		case 'here': {
			const names = gramIndex();
			return { names: withReadings(names), settled: names.maintain };
		}
		case 'processes':
			return { names: await namesInProcesses(wanted, report), settled: async () => {} };
		case 'postgres': {
			// Loaded here: most services never need it.
			const { openPostgresNames } = await import('@marquee/names/postgres');
			const names = await openPostgresNames({ connection: wanted.url, judge: gramIndex });
			return { names: withReadings(names), settled: async () => {} };
		}
		case 'opensearch': {
			const { openOpenSearchNames } = await import('@marquee/names/opensearch');
			const names = await openOpenSearchNames({ ...wanted, judge: gramIndex });
			return { names: withReadings(names), settled: async () => {} };
		}
	}
}
