import { opeFailure } from './ope-failures.ts';
import { textLines } from './text-lines.ts';

/** A field of a record: a text in CSV, whatever JSON holds in JSON Lines; `undefined` where there is none. */
export type Cell = (column: string) => unknown;

/** A row of a file, by the lower-case names of its columns. */
export interface FileRecord {
	readonly cell: Cell;
	/** 1 is the first line of the file. */
	readonly line: number;
}

/** A file of rows: CSV with a header (comma, semicolon or tab between cells), or one JSON object per line. */
export interface Records {
	/** In lower case; of JSON Lines those of the first object. */
	readonly columns: readonly string[];
	/** Every row; whoever names the columns that are read is spared the others, which is quicker. */
	readonly rows: (read?: readonly string[]) => AsyncGenerator<FileRecord>;
}

/**
 * Opens a file of rows; what it is shows in its first line.
 *
 * @throws {Failure} `ope-file-unreadable`, `ope-log-empty`; rows throw `ope-log-malformed` with their line.
 */
export async function recordsIn(path: string): Promise<Records> {
	const first = await firstLine(path);
	if (first === undefined)
		throw opeFailure('ope-log-empty', { where: path, remedy: 'Give it a header and rows.' });
	return first.text.trimStart().startsWith('{')
		? jsonRecords(path, first)
		: csvRecords(path, first.text.replace(/^\ufeff/, ''));
}

async function firstLine(path: string): Promise<Line | undefined> {
	for await (const line of numbered(path)) return line;
	return undefined;
}

interface Line {
	readonly text: string;
	readonly line: number;
}

/** Every line that holds anything; a line that ends within quotes goes on in the next. */
async function* numbered(path: string): AsyncGenerator<Line> {
	let begun: Line | undefined;
	for await (const { text, line } of allLines(path)) {
		if (begun === undefined && text.trim() === '') continue;
		const whole: Line = begun === undefined ? { text, line } : joined(begun, text);
		begun = isWithinQuotes(whole.text) ? whole : undefined;
		if (begun === undefined) yield whole;
	}
	if (begun !== undefined) throw malformed(path, begun.line, 'a quote that is not closed');
}

async function* allLines(path: string): AsyncGenerator<Line> {
	let line = 0;
	for await (const batch of textLines(path))
		for (const text of batch) {
			line++;
			yield { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
		}
}

const joined = ({ text, line }: Line, next: string): Line => ({ text: `${text}\n${next}`, line });

function isWithinQuotes(text: string): boolean {
	if (!text.includes('"') || text.trimStart().startsWith('{')) return false;
	return (text.split('"').length - 1) % 2 === 1;
}

function csvRecords(path: string, header: string): Records {
	const separator = [',', '\t', ';'].find((each) => header.includes(each)) ?? ',';
	const columns = cellsOf(header, separator).map((name) => name.trim().toLowerCase());
	const places = new Map(columns.map((column, place) => [column, place]));
	async function* rows(read: readonly string[] = columns): AsyncGenerator<FileRecord> {
		const most = Math.max(0, ...read.map((column) => (places.get(column) ?? 0) + 1));
		let isHeader = true;
		for await (const { text, line } of numbered(path)) {
			const cells = isHeader ? undefined : cellsOf(text, separator, most);
			isHeader = false;
			if (cells === undefined) continue;
			if (cells.length < most)
				throw malformed(path, line, `${cells.length} cells under ${columns.length} columns`);
			yield { line, cell: (column) => cells[places.get(column) ?? -1] };
		}
	}
	return { columns, rows };
}

/** The first cells of a line, without their quotes. */
function cellsOf(text: string, separator: string, most?: number): readonly string[] {
	if (!text.includes('"')) return text.split(separator, most);
	const cells: string[] = [];
	let rest = text;
	for (;;) {
		const quoted = /^ *"((?:[^"]|"")*)" */.exec(rest);
		const end = quoted === null ? rest.indexOf(separator) : quoted[0].length;
		const raw = end === -1 ? rest : rest.slice(0, end);
		cells.push(quoted === null ? raw : quoted[1]!.replaceAll('""', '"'));
		if (end === -1 || end >= rest.length) return cells;
		rest = rest.slice(end + 1);
	}
}

function jsonRecords(path: string, first: Line): Records {
	const parsed = ({ text, line }: Line): Readonly<Record<string, unknown>> => {
		try {
			const value: unknown = JSON.parse(text);
			if (typeof value === 'object' && value !== null && !Array.isArray(value))
				return Object.fromEntries(
					Object.entries(value).map(([key, each]) => [key.toLowerCase(), each]),
				);
		} catch (cause) {
			throw malformed(path, line, (cause as Error).message);
		}
		throw malformed(path, line, 'it is no object');
	};
	async function* rows(): AsyncGenerator<FileRecord> {
		for await (const line of numbered(path)) {
			const value = parsed(line);
			yield { line: line.line, cell: (column) => value[column] ?? undefined };
		}
	}
	return { columns: Object.keys(parsed(first)), rows };
}

export const malformed = (path: string, line: number, found: string) =>
	opeFailure('ope-log-malformed', {
		found,
		where: `${path}, line ${line}`,
		remedy: 'Give every row a choice, its probability between 0 and 1, and a number as its reward.',
	});

/** A number that a cell holds; `undefined` if it holds none. */
export function numberIn(cell: unknown): number | undefined {
	if (typeof cell === 'boolean') return cell ? 1 : 0;
	if (typeof cell !== 'number' && typeof cell !== 'string') return undefined;
	if (typeof cell === 'string' && cell.trim() === '') return undefined;
	const value = /^true$/i.test(String(cell)) ? 1 : /^false$/i.test(String(cell)) ? 0 : Number(cell);
	return Number.isFinite(value) ? value : undefined;
}

/** A name that a cell holds: a text that is not blank, or a number. */
export function nameIn(cell: unknown): string | undefined {
	if (typeof cell !== 'number' && typeof cell !== 'string') return undefined;
	const text = String(cell).trim();
	return text === '' ? undefined : text;
}
