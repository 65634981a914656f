import { brokenField } from './broken-row.ts';
import { lettersOf } from './fields.ts';
import { allLinesOf, isBlank, type SourceRow } from './lines.ts';

/** A quoted field that is longer than this has lost its end. */
const longestQuotedLines = 1_000;

/**
 * The records of a CSV file: a line break inside quotes does not end one. A quote that never ends breaks the one line
 * it stands on and none after it.
 * @paper RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files.
 */
export async function* csvRecords(path: string): AsyncGenerator<readonly SourceRow[]> {
	let open: SourceRow[] = [];
	for await (const lines of allLinesOf(path)) {
		const records: SourceRow[] = [];
		for (const line of lines) open = taken(open, line, records);
		yield records;
	}
	while (open.length > 0) {
		const rest: SourceRow[] = [];
		open = givenUp(open, rest);
		yield rest;
	}
}

/** Takes one more line: what it completes goes to `records`, what stays open is answered. */
function taken(open: SourceRow[], line: SourceRow, records: SourceRow[]): SourceRow[] {
	const opens = quotesIn(line.text) % 2 === 1;
	if (open.length === 0 && !opens) {
		if (!isBlank(line.text)) records.push(line);
		return open;
	}
	open.push(line);
	if (open.length > 1 && opens) {
		records.push({ line: open[0]!.line, text: open.map(({ text }) => text).join('\n') });
		return [];
	}
	return open.length < longestQuotedLines ? open : givenUp(open, records);
}

/** The first of these lines stands alone, with a quote that does not end; the others are read as if it were not there. */
function givenUp(open: readonly SourceRow[], records: SourceRow[]): SourceRow[] {
	const [first, ...others] = open;
	records.push(first!);
	let stillOpen: SourceRow[] = [];
	for (const line of others) stillOpen = taken(stillOpen, line, records);
	return stillOpen;
}

function quotesIn(text: string): number {
	let quotes = 0;
	for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++;
	return quotes;
}

/** A field: quoted, with doubled quotes inside, or bare; then a comma or the end. */
const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/** The fields of one record, without their quotes. */
export function csvCells(record: string): readonly string[] {
	const text = lettersOf(record);
	if (!text.includes('"')) return text.split(',');
	const cells: string[] = [];
	for (field.lastIndex = 0; ; ) {
		const found = field.exec(text);
		if (found === null)
			throw brokenField('quoting', 'row', text, 'quotes around a whole field, doubled inside it');
		cells.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
		if (found[3] === '') return cells;
	}
}
