import { statsFailure } from './stats-failures.ts';
import type { Table } from './table.ts';

/** What columns may be called where no flag names them; letters' case, blanks and underscores do not matter. */
const usualNames = {
	arm: [
		'arm',
		'variant',
		'variation',
		'group',
		'version',
		'cell',
		'bucket',
		'condition',
		'treatment',
		'sample',
	],
	value: [
		'value',
		'outcome',
		'metric',
		'y',
		'post',
		'numerator',
		'converted',
		'conversion',
		'click',
		'x',
		'score',
	],
	denominator: ['denominator', 'den', 'exposures', 'sessions'],
	covariate: [
		'covariate',
		'covariate1',
		'pre',
		'prevalue',
		'preperiod',
		'premetric',
		'preexperiment',
		'preexposure',
		'baselinevalue',
	],
	stratum: ['stratum', 'strata', 'segment', 'epoch'],
	test: ['test', 'testid', 'experiment', 'experimentid', 'clickabilitytestid'],
	n: [
		'n',
		'trials',
		'impressions',
		'units',
		'users',
		'visitors',
		'views',
		'exposures',
		'count',
		'size',
		'samplesize',
	],
	successes: ['successes', 'clicks', 'conversions', 'converted', 'events'],
	exposed: ['exposed', 'exposedat', 'firstexposedat', 'firstexposure', 'assignedat', 'enrolledat'],
	pvalue: ['p', 'pvalue', 'pval'],
	part: ['part', 'phase', 'dataset', 'stage', 'purpose'],
	unit: ['unit', 'unitid', 'user', 'userid', 'profile', 'profileid', 'cluster', 'id'],
} as const;

/** What else a row of a unit says beside its outcome. */
const rolesOfRows = ['arm', 'unit', 'denominator', 'covariate', 'stratum', 'exposed'] as const;

/** What a column is for. */
export type ColumnRole = keyof typeof usualNames;

/** Names that the user gave to columns; a segment is a stratum by the name that `stats segments` has for it. */
export type NamedColumns = { readonly [role in ColumnRole | 'segment']?: string | undefined };

/** A name without what people write differently. */
export const plainName = (name: string): string => name.toLowerCase().replaceAll(/[\s_\-.]/g, '');

/**
 * The column of that role: the one that was named, or the first with a usual name; undefined where none was named and
 * none has one.
 *
 * @throws {Failure} `stats-column-missing` if a named one is not there.
 */
export function columnOf(
	table: Table,
	role: ColumnRole,
	named: NamedColumns,
): readonly unknown[] | undefined {
	const plain = table.names.map(plainName);
	const flag = role === 'stratum' && named.segment !== undefined ? 'segment' : role;
	const asked = named[flag];
	if (asked !== undefined) {
		const exact = table.names.indexOf(asked);
		const at = exact >= 0 ? exact : plain.indexOf(plainName(asked));
		if (at < 0) throw missing(table, asked, flag);
		return table.columns[at];
	}
	const at = usualNames[role].map((name) => plain.indexOf(name)).find((found) => found >= 0);
	return at === undefined ? undefined : table.columns[at];
}

/** Whether a column of this name is taken for that of the role. */
export const isUsual = (name: string, role: ColumnRole): boolean =>
	(usualNames[role] as readonly string[]).includes(plainName(name));

/** The column of that role, which must be there. @throws {Failure} `stats-column-missing` */
export function neededColumn(
	table: Table,
	role: ColumnRole,
	named: NamedColumns,
): readonly unknown[] {
	const column = columnOf(table, role, named);
	if (column === undefined) throw missing(table, role, role);
	return column;
}

/**
 * The column of outcomes: the one of that role, or the only one that has no role.
 *
 * @throws {Failure} `stats-column-missing`
 */
export function outcomeColumn(table: Table, named: NamedColumns): readonly unknown[] {
	const found = columnOf(table, 'value', named);
	if (found !== undefined) return found;
	const taken = new Set(rolesOfRows.map((role) => columnOf(table, role, named)));
	const others = table.columns.filter(
		(column, at) => !taken.has(column) && table.names[at]!.trim() !== '',
	);
	const [only] = others;
	if (only !== undefined && others.length === 1) return only;
	throw missing(table, 'value', 'value');
}

/** A cell as a number; TRUE and FALSE are 1 and 0. @throws {Failure} `stats-file-malformed` with the line. */
export function numberIn(table: Table, cell: unknown, row: number): number {
	if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
	if (typeof cell === 'boolean') return Number(cell);
	if (typeof cell === 'string') {
		const text = cell.trim();
		const value = Number(text);
		if (text !== '' && Number.isFinite(value)) return value;
		if (/^(true|yes)$/i.test(text)) return 1;
		if (/^(false|no)$/i.test(text)) return 0;
	}
	throw statsFailure('stats-file-malformed', {
		found: `${cell === undefined ? 'nothing' : JSON.stringify(cell)} where a number is due`,
		where: `${table.path}, line ${table.lines[row]}`,
		remedy: 'Give every row its number; leave out units that have none, in all arms alike.',
	});
}

/** A whole column as numbers. @throws {Failure} `stats-file-malformed` */
export const numbersIn = (table: Table, column: readonly unknown[]): Float64Array =>
	Float64Array.from(column, (cell, row) => numberIn(table, cell, row));

const missing = (table: Table, name: string, flag: keyof NamedColumns) =>
	statsFailure('stats-column-missing', {
		found: `there is no ${name}`,
		where: table.path,
		remedy:
			table.names.length === 0
				? 'Give it rows: there is none.'
				: `Name one of ${table.names.join(', ')} by --${flag}.`,
	});
