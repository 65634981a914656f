import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { cellsOf } from './csv-cells.ts';
import { statsFailure } from './stats-failures.ts';

/** Rows under names, as a file of any of our formats holds them. */
export interface Table {
	readonly path: string;
	readonly names: readonly string[];
	/** Column by column. */
	readonly columns: readonly (readonly unknown[])[];
	/** The line of each row, for what is said of it. */
	readonly lines: readonly number[];
}

/** What a file holds: rows, or one JSON value that is none. */
export type FileContent = { readonly table: Table } | { readonly value: unknown };

/**
 * What lies in a file of CSV (comma, semicolon or tab), JSON Lines, or JSON; gzip will do. A JSON array of flat objects
 * is rows too; `-` is what is piped in.
 *
 * @throws {Failure} `stats-file-missing`, `stats-file-unreadable`, `stats-file-malformed`
 */
export function fileContent(path: string): FileContent {
	const text = textOf(path);
	const first = text.trimStart()[0];
	if (first === undefined)
		throw statsFailure('stats-file-malformed', {
			found: 'it is empty',
			where: path,
			remedy: 'Give it a header and rows.',
		});
	const whole = jsonOrNothing(text);
	if (whole === undefined && first !== '{' && first !== '[')
		return { table: tableOfCsv(text, path) };
	if (whole === undefined) return { table: tableOfLines(text, path) };
	// A single line of JSON Lines is one object too; without numbers by arm it is taken for a value.
	return { value: whole.value };
}

/**
 * Rows of objects as a table; names in the order in which they first occur.
 *
 * @throws {Failure} `stats-file-malformed` of anything else than objects
 */
export function tableOfObjects(
	rows: readonly unknown[],
	path: string,
	lines: readonly number[] = rows.map((_, at) => at + 1),
): Table {
	const fields = rows.map((row) => {
		if (typeof row === 'object' && row !== null && !Array.isArray(row))
			return row as Readonly<Record<string, unknown>>;
		throw statsFailure('stats-file-malformed', {
			found: `${JSON.stringify(row)?.slice(0, 60)} is no row of names and values`,
			where: path,
			remedy: 'Give CSV, JSON Lines, or a JSON list of objects.',
		});
	});
	const names = [...new Set(fields.flatMap((row) => Object.keys(row)))];
	return { path, names, lines, columns: names.map((name) => fields.map((row) => row[name])) };
}

function textOf(path: string): string {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path === '-' ? '/dev/stdin' : path);
	} catch (cause) {
		const { code, message } = cause as NodeJS.ErrnoException;
		throw statsFailure(code === 'ENOENT' ? 'stats-file-missing' : 'stats-file-unreadable', {
			found: code === 'ENOENT' ? path : message,
			where: path,
			remedy: 'Name a file that this user may read.',
			cause,
		});
	}
	try {
		const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
		return new TextDecoder('utf-8', { fatal: true }).decode(packed ? gunzipSync(bytes) : bytes);
	} catch (cause) {
		throw statsFailure('stats-file-unreadable', {
			found: (cause as Error).message,
			where: path,
			remedy: 'Give it as UTF-8, or as a whole gzip of that.',
			cause,
		});
	}
}

function jsonOrNothing(text: string): { readonly value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch (cause) {
		if (cause instanceof SyntaxError) return undefined; // then it is JSON Lines, or says so below
		throw cause;
	}
}

function tableOfLines(text: string, path: string): Table {
	const rows: Record<string, unknown>[] = [];
	const lines: number[] = [];
	for (const [at, line] of text.split('\n').entries()) {
		if (line.trim() === '') continue;
		const row = jsonOrNothing(line)?.value;
		if (typeof row !== 'object' || row === null || Array.isArray(row))
			throw statsFailure('stats-file-malformed', {
				found: `${line.trim().slice(0, 60)} is no JSON object`,
				where: `${path}, line ${at + 1}`,
				remedy: 'Give every line one whole object, or one JSON value in all.',
			});
		rows.push(row as Record<string, unknown>);
		lines.push(at + 1);
	}
	return tableOfObjects(rows, path, lines);
}

function tableOfCsv(text: string, path: string): Table {
	const rows = text.split(/\r?\n/);
	const headerAt = rows.findIndex((row) => row.trim() !== '');
	const header = rows[headerAt]!;
	const separator = [',', '\t', ';'].find((one) => header.includes(one)) ?? ',';
	const names = cellsOf(header, separator).map((name) => name.trim());
	const columns: string[][] = names.map(() => []);
	const lines: number[] = [];
	for (let at = headerAt + 1; at < rows.length; at++) {
		const row = rows[at]!;
		if (row.trim() === '') continue;
		const cells = cellsOf(row, separator);
		if (cells.length !== names.length)
			throw statsFailure('stats-file-malformed', {
				found: `${cells.length} cells under ${names.length} names`,
				where: `${path}, line ${at + 1}`,
				remedy: 'Give every row a cell for each name; quote cells that hold separators.',
			});
		for (const [i, cell] of cells.entries()) columns[i]!.push(cell);
		lines.push(at + 1);
	}
	return { path, names, columns, lines };
}
