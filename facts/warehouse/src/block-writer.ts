import { hash } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { type EpochMs, isoMoment, utcDay } from '@marquee/units';
import type { RecordedEvent } from '@marquee/viewing';
import { columns, columnValues } from './columns.ts';
import { literal } from './engine.ts';
import { synced, type WarehouseFile } from './manifest.ts';

/** The events of one block of the log on their way into Parquet files, one per UTC month. */
export interface BlockWriter {
	/** Takes further events of the block, in the order of the log. */
	readonly take: (batch: readonly RecordedEvent[]) => void;
	/**
	 * The files of the block, durable, after what was taken is in; `known` are those it had before. A month without a
	 * new event keeps its file. The bytes depend on the block's events alone, not on the steps in which they came.
	 */
	readonly written: (
		block: number,
		known: readonly WarehouseFile[],
	) => Promise<readonly WarehouseFile[]>;
}

/** As many rows as the engine takes at once. */
const rowsPerChunk = 2_048;
/** Part of what makes the bytes: enough for compression to pay, few enough to skip by time. */
const rowsPerGroup = 32_768;

const types = [VARCHAR, ...columns.map(({ type }) => type)];
const names = columns.map(({ name }) => name).join(', ');

export async function blockWriter(
	connection: DuckDBConnection,
	folder: string,
): Promise<BlockWriter> {
	const declared = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
	await connection.run(`CREATE TEMP TABLE taken (month VARCHAR, ${declared})`);
	let appender = await connection.createAppender('taken');
	const months = new Set<string>();
	const monthOf = utcMonths();

	return {
		take: (batch) => {
			for (let at = 0; at < batch.length; at += rowsPerChunk) {
				const rows = batch.slice(at, at + rowsPerChunk);
				const own = rows.map(({ event }) => monthOf(event.happenedAt as EpochMs));
				const chunk = DuckDBDataChunk.create(types);
				chunk.setColumns([own, ...columnValues(rows)]);
				appender.appendDataChunk(chunk);
				for (const month of own) months.add(month);
			}
		},
		written: async (block, known) => {
			appender.closeSync();
			const files = new Map(known.map((file) => [file.month, file]));
			for (const month of months)
				files.set(
					month,
					await writtenMonth({ connection, folder, block, month }, files.get(month)),
				);
			await connection.run('TRUNCATE taken');
			appender = await connection.createAppender('taken');
			months.clear();
			return [...files.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
		},
	};
}

interface Place {
	readonly connection: DuckDBConnection;
	readonly folder: string;
	readonly block: number;
	readonly month: string;
}

/** The month's events of before and those taken, as one file named by the block and by what is in it. */
async function writtenMonth(
	{ connection, folder, block, month }: Place,
	before: WarehouseFile | undefined,
): Promise<WarehouseFile> {
	const partition = `events/month=${month}`;
	const writing = join(folder, partition, 'writing.parquet');
	await mkdir(join(folder, partition), { recursive: true });
	const earlier =
		before === undefined
			? ''
			: `UNION ALL SELECT ${names} FROM read_parquet(${literal(join(folder, before.path))}, hive_partitioning = false)`;
	const { rowsChanged } = await connection.run(
		`COPY (
			SELECT * FROM (SELECT ${names} FROM taken WHERE month = ${literal(month)} ${earlier}) ORDER BY position
		) TO ${literal(writing)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowsPerGroup})`,
	);
	const content = await readFile(writing);
	const sha256 = hash('sha256', content, 'hex');
	const path = `${partition}/${String(block).padStart(8, '0')}-${sha256.slice(0, 16)}.parquet`;
	await synced(writing);
	await rename(writing, join(folder, path));
	await synced(join(folder, partition));
	return { path, block, month, rows: Number(rowsChanged), bytes: content.length, sha256 };
}

/** Answers the UTC month of moments as 2013-08; years beyond four digits carry their sign, as ISO 8601 has them. */
function utcMonths(): (moment: EpochMs) => string {
	const ofDay = new Map<number, string>(); // spelling out a date costs as much as storing the event
	return (moment) => {
		const day = utcDay(moment);
		const known = ofDay.get(day);
		if (known !== undefined) return known;
		const iso = isoMoment(moment);
		const month = iso.slice(0, iso.indexOf('T') - 3);
		ofDay.set(day, month);
		return month;
	};
}
