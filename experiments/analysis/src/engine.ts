import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { Failure } from '@marquee/units';

/** How much of the machine an analysis may use, and where. */
export interface AnalysisSettings {
	readonly threads: number;
	/** What the engine may hold in memory before it spills; the process takes somewhat more. */
	readonly memoryLimitMiB: number;
	/** The folder that is spilled to; emptied by the engine. */
	readonly spill: string;
	/** The only folders that may be read. */
	readonly reads: readonly string[];
}

/** What a column holds; whole numbers, and moments in epoch milliseconds. */
export type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'TIMESTAMP';

/** A DuckDB of one analysis: what it makes is temporary. */
export interface AnalysisEngine {
	/** Runs a statement without an answer. */
	readonly run: (sql: string) => Promise<void>;
	/** All rows of an answer, each value as JavaScript has it. */
	readonly rows: (sql: string) => Promise<readonly (readonly Value[])[]>;
	/** Makes a table of these columns, in place of one of that name, and puts rows into it, batch by batch. */
	readonly fill: (
		table: string,
		columns: Readonly<Record<string, ColumnType>>,
		batches: AsyncIterable<readonly (readonly Value[])[]>,
	) => Promise<void>;
	readonly close: () => void;
}

/** A value of a cell. */
export type Value = string | number | boolean | bigint | null;

/**
 * An engine that reads these folders and nowhere else, and loads nothing from anywhere.
 *
 * @throws {RangeError} if the settings are not counts. What it runs throws `analysis-out-of-memory` and
 * `analysis-unreadable`.
 *
 * DuckDB is loaded only here: who only asks which metrics there are should not wait for it.
 */
export async function openAnalysisEngine({
	threads,
	memoryLimitMiB,
	spill,
	reads,
}: AnalysisSettings): Promise<AnalysisEngine> {
	for (const count of [threads, memoryLimitMiB])
		if (!(Number.isInteger(count) && count > 0))
			throw new RangeError(`${threads} threads and ${memoryLimitMiB} MiB are not settings`);
	const duckdb = await import('@duckdb/node-api');
	const instance = await duckdb.DuckDBInstance.create(':memory:', {
		threads: String(threads),
		memory_limit: `${memoryLimitMiB}MiB`,
		temp_directory: spill,
		preserve_insertion_order: 'false', // sums do not ask for it, and it costs memory
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false',
		allow_community_extensions: 'false',
	});
	const connection = await instance.connect();
	await connection.run(`SET TimeZone = 'UTC'`);
	await connection.run(`SET allowed_directories = [${[spill, ...reads].map(literal).join(', ')}]`);
	await connection.run('SET enable_external_access = false');
	await connection.run('SET lock_configuration = true');
	const told = async <T>(work: () => Promise<T>): Promise<T> => {
		try {
			return await work();
		} catch (cause) {
			throw fromEngine(cause, memoryLimitMiB);
		}
	};
	const run = (sql: string) => told(async () => void (await connection.run(sql)));
	return {
		run,
		rows: (sql) => told(async () => (await connection.runAndReadAll(sql)).getRowsJS() as Value[][]),
		fill: async (table, columns, batches) => {
			const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
			await run(`CREATE OR REPLACE TEMP TABLE ${table} (${declared.join(', ')})`);
			await told(() => appended(duckdb, connection, table, Object.values(columns), batches));
		},
		close: () => {
			connection.closeSync();
			instance.closeSync();
		},
	};
}

/** As many rows as the engine takes at once. */
const rowsPerChunk = 2_048;

async function appended(
	duckdb: typeof import('@duckdb/node-api'),
	connection: DuckDBConnection,
	table: string,
	columns: readonly ColumnType[],
	batches: AsyncIterable<readonly (readonly Value[])[]>,
): Promise<void> {
	const types: readonly DuckDBType[] = columns.map((type) => duckdb[type]);
	const held = (value: Value, type: ColumnType): DuckDBValue => {
		if (value === null || typeof value !== 'number') return value;
		if (type === 'TIMESTAMP') return new duckdb.DuckDBTimestampValue(BigInt(value) * 1_000n);
		return type === 'BIGINT' ? BigInt(value) : value;
	};
	const appender = await connection.createAppender(table);
	for await (const batch of batches)
		for (let at = 0; at < batch.length; at += rowsPerChunk) {
			const rows = batch.slice(at, at + rowsPerChunk);
			const chunk = duckdb.DuckDBDataChunk.create(types);
			chunk.setColumns(columns.map((type, i) => rows.map((row) => held(row[i] ?? null, type))));
			appender.appendDataChunk(chunk);
		}
	appender.closeSync();
}

/** The text as SQL writes it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What the engine’s error means to whoever asked; what it does not know is returned as it is: our own mistake. */
function fromEngine(cause: unknown, memoryLimitMiB: number): unknown {
	if (!(cause instanceof Error)) return cause;
	const what = cause.message.split('\n')[0]!.slice(0, 200);
	if (/^Out of Memory|could not allocate block|failed to pin block/i.test(cause.message))
		return new Failure('analysis-out-of-memory', {
			responsible: 'caller',
			what: `${memoryLimitMiB} MiB are too few for this: ${what}`,
			remedy: 'Allow more memory, or name fewer metrics.',
			cause,
		});
	if (/^IO Error|[Pp]arquet/.test(cause.message))
		return new Failure('analysis-unreadable', {
			responsible: 'dependency',
			what: `what is to be analysed cannot be read: ${what}`,
			remedy: 'Read again; if it fails again: marquee rebuild warehouse.',
			cause,
		});
	return cause;
}
