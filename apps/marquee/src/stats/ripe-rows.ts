import { matured } from '@marquee/statistics';
import { type EpochMs, epochMs, isoMoment, msPerDay } from '@marquee/units';
import { type NamedColumns, neededColumn } from './columns.ts';
import { statsFailure } from './stats-failures.ts';
import { type FileContent, type Table, tableOfObjects } from './table.ts';

/** How long after its first exposure a unit says something, and when that is asked. */
export interface Ripening {
	readonly windowDays: number;
	readonly asOf: EpochMs;
}

/** How many units have had their whole window. */
export interface Ripeness {
	readonly counted: number;
	readonly waiting: number;
	/** When the last of them will be ripe. */
	readonly allRipeAt: string;
	readonly windowDays: number;
	readonly asOf: string;
}

/**
 * The rows of a file whose window has elapsed: seven-day retention of whoever came yesterday is not 0, it is unknown.
 *
 * @throws {Failure} `stats-column-missing` without a column of exposures, `stats-numbers-missing` of sums or where
 * nobody is ripe
 */
export function ripeRows(
	content: FileContent,
	{
		path,
		columns,
		ripening,
	}: {
		readonly path: string;
		readonly columns: NamedColumns;
		readonly ripening?: Ripening | undefined;
	},
): { readonly content: FileContent; readonly maturity: Ripeness | undefined } {
	if (ripening === undefined) return { content, maturity: undefined };
	const table = rowsIn(content, path);
	const exposed = neededColumn(table, 'exposed', columns);
	const units = exposed.map((cell, row) => ({ row, firstExposedAt: momentIn(table, cell, row) }));
	const { windowDays, asOf } = ripening;
	const ripe = matured(units, { windowMs: windowDays * msPerDay, asOf });
	if (ripe.units.length === 0)
		throw statsFailure('stats-numbers-missing', {
			found: `of ${units.length} units none has had its ${windowDays} days`,
			where: path,
			remedy: `Ask again later; the last of them is ripe at ${momentSaid(ripe.allRipeAt)}.`,
		});
	const rows = ripe.units.map(({ row }) => row);
	const pick = <Cell>(column: readonly Cell[]) => rows.map((row) => column[row]!);
	return {
		content: {
			table: { ...table, columns: table.columns.map(pick), lines: pick(table.lines) },
		},
		maturity: {
			counted: rows.length,
			waiting: ripe.waiting,
			allRipeAt: momentSaid(ripe.allRipeAt),
			windowDays,
			asOf: isoMoment(asOf),
		},
	};
}

const momentSaid = (at: number): string => isoMoment(epochMs(at));

function rowsIn(content: FileContent, path: string): Table {
	if ('table' in content) return content.table;
	if (Array.isArray(content.value)) return tableOfObjects(content.value, path);
	throw statsFailure('stats-numbers-missing', {
		found: 'there are only sums, which do not say who is ripe',
		where: path,
		remedy: 'Give rows of units with the moment of their first exposure, or sums of ripe units.',
	});
}

/** Milliseconds or seconds since 1970, or a date. */
function momentIn(table: Table, cell: unknown, row: number): EpochMs {
	const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
	if (typeof number === 'number' && Number.isFinite(number))
		// Seconds reach the year 5138 before they reach this; milliseconds left it behind in 1973.
		return epochMs(Math.round(number < 1e11 ? number * 1000 : number));
	const at = Date.parse(String(cell));
	if (Number.isFinite(at)) return epochMs(at);
	throw statsFailure('stats-file-malformed', {
		found: `${JSON.stringify(cell) ?? 'nothing'} where a moment is due`,
		where: `${table.path}, line ${table.lines[row]}`,
		remedy: 'Give ISO 8601 as 2026-11-22T10:00:00Z, or seconds or milliseconds since 1970.',
	});
}
