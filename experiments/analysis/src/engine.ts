import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
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

/** A DuckDB of one analysis: what it makes is temporary. */
export interface AnalysisEngine {
	readonly connection: DuckDBConnection;
	/** Runs a statement without an answer. */
	readonly run: (sql: string) => Promise<void>;
	/** All rows of an answer, each value as JavaScript has it. */
	readonly rows: (sql: string) => Promise<readonly (readonly DuckDBValue[])[]>;
	readonly close: () => void;
}

/**
 * An engine that reads these folders and nowhere else, and loads nothing from anywhere.
 *
 * @throws {RangeError} if the settings are not counts. What it runs throws `analysis-out-of-memory` and
 * `analysis-unreadable`.
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
	const instance = await DuckDBInstance.create(':memory:', {
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
	return {
		connection,
		run: (sql) => told(async () => void (await connection.run(sql))),
		rows: (sql) =>
			told(async () => (await connection.runAndReadAll(sql)).getRowsJS() as DuckDBValue[][]),
		close: () => {
			connection.closeSync();
			instance.closeSync();
		},
	};
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
