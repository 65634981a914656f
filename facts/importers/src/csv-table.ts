import { basename } from 'node:path';
import { csvCells, csvRecords } from './csv.ts';
import { importFailure } from './errors.ts';
import { requireColumns } from './fields.ts';
import type { SourceRow } from './lines.ts';

/** The fields of one row by the name of their column; `undefined` where there is no such column. */
export type Cells = (column: string) => string | undefined;

/** A CSV file whose first record names the columns. */
export interface CsvTable {
	/** The records after the header. */
	readonly records: () => AsyncGenerator<readonly SourceRow[]>;
	/** The names in the header that was read last. */
	readonly columns: () => readonly string[];
	/** Splits a record by that header. */
	readonly cells: (record: string) => Cells;
}

/**
 * Opens a table that must have the `required` columns, and where `allowed` is given no others than these.
 *
 * Its records throw a `Failure` `import-header-wrong` that names what is missing and what is unknown.
 */
export function csvTable(
	path: string,
	required: readonly string[],
	allowed?: ReadonlySet<string>,
): CsvTable {
	let columns: readonly string[] = [];
	let places: ReadonlyMap<string, number> = new Map();
	return {
		async *records() {
			let headed = false;
			for await (const batch of csvRecords(path)) {
				if (headed || batch.length === 0) yield batch;
				else {
					columns = headerOf(batch[0]!.text, path, { required, allowed });
					places = new Map(columns.map((column, place) => [column, place]));
					headed = true;
					yield batch.slice(1);
				}
			}
		},
		columns: () => columns,
		cells(record) {
			const cells = csvCells(record);
			requireColumns(cells, columns);
			return (column) => cells[places.get(column) ?? -1];
		},
	};
}

interface Expected {
	readonly required: readonly string[];
	readonly allowed: ReadonlySet<string> | undefined;
}

function headerOf(text: string, path: string, { required, allowed }: Expected): readonly string[] {
	const columns = text.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
	const missing = required.filter((name) => !columns.includes(name));
	const unknown = allowed === undefined ? [] : columns.filter((name) => !allowed.has(name));
	const twice = columns.filter((name, place) => columns.indexOf(name) !== place);
	const faults = [
		['it lacks', missing],
		['it has the unknown', unknown],
		['it has twice', twice],
	] as const;
	const found = faults.flatMap(([what, names]) =>
		names.length === 0
			? []
			: [
					`${what} ${names
						.slice(0, 8)
						.map((name) => JSON.stringify(name.slice(0, 60)))
						.join(', ')}`,
				],
	);
	if (found.length === 0) return columns;
	throw importFailure('import-header-wrong', {
		found: found.join(' and '),
		where: `${path}, line 1`,
		remedy: `${basename(path)} needs the columns ${[...(allowed ?? required)].join(', ')}${allowed ? ` (${required.join(', ')} at least)` : ''}.`,
	});
}
