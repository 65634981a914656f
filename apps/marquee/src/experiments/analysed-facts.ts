import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
	type AnalysisEngine,
	type ExperimentData,
	eventColumnNames,
	openAnalysisEngine,
	takenEvents,
	takenTitles,
} from '@marquee/analysis';
import { readSegmentEventLog } from '@marquee/stores';
import { Failure } from '@marquee/units';
import type { LogPosition, RecordedEvent } from '@marquee/viewing';
import type { Manifest } from '@marquee/warehouse';
import { catalogueIn } from '../facts/facts.ts';
import { openedWarehouse } from '../facts/opened-warehouse.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { spillFolder } from './spill-folder.ts';

/** How much of the machine an analysis may use. */
export interface AnalysisLimits {
	readonly threads: number;
	readonly memoryLimitMiB: number;
}

/** The facts of a state folder as an engine sees them, also beside the service that writes them. */
export interface AnalysedFacts {
	readonly engine: AnalysisEngine;
	readonly facts: Omit<ExperimentData, 'exposures'>;
	/** The newest position of the event log that is in; 0 of an empty one. */
	readonly logPosition: number;
}

/** More events than this beyond the warehouse are taken into it first: they will be asked for again. */
const mostBeyond = 100_000;

/**
 * Works on everything that the log holds now: what the warehouse has as Parquet, and the rest from the log itself.
 *
 * The warehouse is brought up to the log where much is missing and nobody else has it; else the files of its manifest are
 * read beside whoever does.
 *
 * @throws {Failure} `analysis-…`, `warehouse-…`, `log-corrupt`
 */
export async function withAnalysedFacts<Answer>(
	folder: StateFolder,
	limits: AnalysisLimits,
	work: (facts: AnalysedFacts) => Promise<Answer>,
): Promise<Answer> {
	const log = readSegmentEventLog(folder.log);
	let manifest = await manifestIn(folder.warehouse);
	const end = await endOf(log.read(manifest.position), manifest.position);
	if (end - manifest.position > mostBeyond)
		manifest = await caughtUp(folder, limits, { ...log, end: () => end }, manifest);
	const spill = await spillFolder(folder.root);
	const engine = await openAnalysisEngine({ ...limits, spill, reads: [folder.warehouse] });
	try {
		let newest = manifest.position;
		const beyond = await takenEvents(
			engine,
			noted(log.read(manifest.position), (to) => {
				newest = to;
			}),
		);
		const titles = await takenTitles(engine, (await catalogueIn(folder)).titles);
		const events = eventsOf(folder.warehouse, manifest, beyond);
		return await work({
			engine,
			facts: { events, titles },
			logPosition: Math.max(0, newest - 1),
		});
	} finally {
		engine.close();
		await rm(spill, { recursive: true, force: true });
	}
}

/** Which files are the warehouse; none before it was first caught up. */
async function manifestIn(warehouse: string): Promise<Pick<Manifest, 'position' | 'files'>> {
	const path = join(warehouse, 'manifest.json');
	if (!existsSync(path)) return { position: 0, files: [] };
	return JSON.parse(await readFile(path, 'utf8')) as Manifest;
}

async function endOf(
	batches: AsyncIterable<readonly RecordedEvent[]>,
	from: LogPosition,
): Promise<LogPosition> {
	let end = from;
	for await (const batch of batches) end = batch.at(-1)!.position + 1;
	return end;
}

async function* noted(
	batches: AsyncIterable<readonly RecordedEvent[]>,
	note: (to: LogPosition) => void,
): AsyncGenerator<readonly RecordedEvent[]> {
	for await (const batch of batches) {
		yield batch;
		note(batch.at(-1)!.position + 1);
	}
}

async function caughtUp(
	folder: StateFolder,
	{ threads }: AnalysisLimits,
	log: Pick<Parameters<Awaited<ReturnType<typeof openedWarehouse>>['catchUp']>[0], 'read' | 'end'>,
	before: Pick<Manifest, 'position' | 'files'>,
): Promise<Pick<Manifest, 'position' | 'files'>> {
	try {
		const warehouse = await openedWarehouse(folder.warehouse, threads);
		try {
			await warehouse.catchUp({ ...log, append: readOnly, close: async () => {} });
			return warehouse.manifest();
		} finally {
			await warehouse.close();
		}
	} catch (cause) {
		if (cause instanceof Failure && cause.code === 'warehouse-in-use') return before;
		throw cause;
	}
}

const readOnly = async (): Promise<never> => {
	throw new TypeError('this log is for reading alone');
};

/** The files and what lies beyond them as one relation. */
function eventsOf(warehouse: string, { files }: Pick<Manifest, 'files'>, beyond: string): string {
	const columns = eventColumnNames.join(', ');
	if (files.length === 0) return beyond;
	const paths = files.map(({ path }) => `'${join(warehouse, path).replaceAll("'", "''")}'`);
	return `(SELECT ${columns} FROM read_parquet([${paths.join(', ')}], hive_partitioning = false)
		UNION ALL SELECT ${columns} FROM ${beyond})`;
}
