import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** How much of the machine the warehouse may use. */
export interface EngineSettings {
	readonly threads: number;
	/** What the engine may hold in memory before it spills to disk; the process takes up to twice as much. */
	readonly memoryLimitMiB: number;
}

/** DuckDB without a database of its own: the tables are Parquet files, which this engine alone reads and writes. */
export interface Engine {
	readonly connect: () => Promise<DuckDBConnection>;
	readonly close: () => void;
}

/**
 * An engine that reads and writes in this folder and nowhere else, and loads nothing from anywhere.
 *
 * @throws {RangeError} if the settings are not counts.
 */
export async function openEngine(
	folder: string,
	{ threads, memoryLimitMiB }: EngineSettings,
): Promise<Engine> {
	for (const count of [threads, memoryLimitMiB])
		if (!(Number.isInteger(count) && count > 0))
			throw new RangeError(`${threads} threads and ${memoryLimitMiB} MiB are not settings`);
	const instance = await DuckDBInstance.create(':memory:', {
		threads: String(threads),
		memory_limit: `${memoryLimitMiB}MiB`,
		temp_directory: `${folder}/spill`,
		preserve_insertion_order: 'true', // or the rows of a file would depend on which thread was first
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false',
		allow_community_extensions: 'false',
	});
	const connection = await instance.connect();
	await connection.run(`SET TimeZone = 'UTC'`);
	await connection.run(`SET allowed_directories = [${literal(folder)}]`);
	await connection.run('SET enable_external_access = false');
	await connection.run('SET lock_configuration = true');
	connection.closeSync();
	return { connect: () => instance.connect(), close: () => instance.closeSync() };
}

/** The text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
