import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CaughtUp, EventLog, LogPosition } from '@marquee/viewing';
import { type EngineSettings, openEngine } from './engine.ts';
import { fromEngine, warehouseFolderUnusable } from './errors.ts';
import { extended, type Progress } from './extended.ts';
import { emptyManifest, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { alreadyClosed, Occupancy } from './occupancy.ts';
import { queriesOn, type WarehouseQueries } from './queries.ts';
import { removeOthers } from './remove-others.ts';
import { soleOpening } from './sole-opening.ts';
import { eventsView, sessionsView } from './views.ts';

/**
 * The log as columns: Parquet files by block of the log and UTC month, asked through DuckDB.
 *
 * The files are a function of the log alone: however often it was caught up, and after any rebuild, they have the same
 * names and the same bytes. Answers are of the last catching up; queries may run while the next one works.
 */
export interface Warehouse extends WarehouseQueries {
	/** Everything before this position is in. */
	readonly position: () => LogPosition;
	/** Which files it is made of, with their hashes: the lineage of whatever is computed from it. */
	readonly manifest: () => Manifest;
	/** Why what lay in the folder was not gone on with; `undefined` if it was, or if nothing lay there. */
	readonly discarded: string | undefined;
	/** Takes in what the log has beyond `position`. Ahead of the log, it is built from the beginning. */
	readonly catchUp: (log: EventLog, onProgress?: Progress) => Promise<CaughtUp>;
	/** Drops everything and builds it again. */
	readonly rebuild: (log: EventLog, onProgress?: Progress) => Promise<CaughtUp>;
	/** Waits for the queries that run: a loop over histories is gone through or left first. Nothing is answered after. */
	readonly close: () => Promise<void>;
}

export interface WarehouseSettings extends EngineSettings {
	/**
	 * How many events of the log make a block. The months of an incomplete block are written anew when more of their
	 * events come, so this bounds what catching up costs; more makes fewer and larger files. A change makes the warehouse
	 * start over.
	 */
	readonly blockEvents?: number;
}

const defaultBlockEvents = 1 << 18;

/**
 * Opens the warehouse in this folder, for this one opening alone.
 *
 * @throws {Failure} `warehouse-in-use` or `warehouse-folder-unusable`; its operations throw `warehouse-unreadable` and
 * `warehouse-out-of-memory`.
 */
export async function openWarehouse(
	path: string,
	{ blockEvents = defaultBlockEvents, ...settings }: WarehouseSettings,
): Promise<Warehouse> {
	if (!(Number.isInteger(blockEvents) && blockEvents > 0))
		throw new RangeError(`${blockEvents} events are not a block`);
	const folder = resolve(path);
	if (/[*?[\]]/.test(folder)) throw warehouseFolderUnusable(folder);
	await mkdir(folder, { recursive: true });
	const opening = soleOpening(folder);
	try {
		return await opened(folder, opening.release, { blockEvents, ...settings });
	} catch (cause) {
		opening.release();
		throw fromEngine(cause, folder);
	}
}

async function opened(
	folder: string,
	release: () => void,
	{ blockEvents, ...settings }: Required<WarehouseSettings>,
): Promise<Warehouse> {
	const { manifest: found, discarded } = await readManifest(folder, blockEvents);
	const engine = await openEngine(folder, settings);
	const inUse = new Occupancy();
	let manifest = found;
	let writing: Promise<unknown> = Promise.resolve();
	let closing: Promise<void> | undefined;

	const withConnection = async <T>(work: (connection: DuckDBConnection) => Promise<T>) => {
		const connection = await inUse.enter(engine.connect);
		try {
			return await work(connection);
		} catch (cause) {
			throw fromEngine(cause, folder);
		} finally {
			connection.closeSync();
			inUse.leave();
		}
	};
	const show = ({ files }: Manifest): Promise<void> =>
		withConnection(async (connection) => {
			await connection.run(eventsView(folder, files));
			await connection.run(sessionsView);
		});
	const become = async (next: Manifest): Promise<void> => {
		await writeManifest(folder, next);
		await show(next);
		manifest = next;
		// A query that runs may yet open files of before; then the next catching up removes them.
		if (inUse.isEmpty) await removeOthers(folder, next.files);
	};
	const taken = async (log: EventLog, onProgress: Progress, startOver: boolean) => {
		const rebuilt = startOver || manifest.position > log.end();
		if (rebuilt) await become(emptyManifest(blockEvents));
		const from = manifest.position;
		if (log.end() > from) {
			const next = await withConnection((connection) =>
				extended(manifest, { log, connection, folder, onProgress }),
			);
			await become(next);
		}
		return { projection: 'warehouse', applied: manifest.position - from, rebuilt };
	};
	const inTurn = async (work: () => Promise<CaughtUp>): Promise<CaughtUp> => {
		if (closing !== undefined) throw alreadyClosed();
		const turn = writing.then(work);
		writing = turn.catch(() => undefined); // whoever asked for it is told
		return turn;
	};
	const asked = <T>(query: (queries: Queries) => Promise<T>): Promise<T> =>
		withConnection((connection) => query(queriesOn(connection)));

	const closed = async (): Promise<void> => {
		await writing;
		await inUse.close(); // the engine does not survive being closed under a running query
		engine.close();
		release();
	};

	await show(manifest);
	return {
		position: () => manifest.position,
		manifest: () => manifest,
		discarded,
		catchUp: (log, onProgress = () => {}) => inTurn(() => taken(log, onProgress, false)),
		rebuild: (log, onProgress = () => {}) => inTurn(() => taken(log, onProgress, true)),
		eventsPerDay: (window) => asked((queries) => queries.eventsPerDay(window)),
		mostEngaged: (window, limit) => asked((queries) => queries.mostEngaged(window, limit)),
		sessionCount: (window) => asked((queries) => queries.sessionCount(window)),
		async *historiesAsOf(cutOff, recordedBefore) {
			const connection = await inUse.enter(engine.connect);
			try {
				yield* queriesOn(connection).historiesAsOf(cutOff, recordedBefore);
			} catch (cause) {
				throw fromEngine(cause, folder);
			} finally {
				connection.closeSync();
				inUse.leave();
			}
		},
		close: () => {
			closing ??= closed();
			return closing;
		},
	};
}

type Queries = ReturnType<typeof queriesOn>;
