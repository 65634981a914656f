import { type Moments, momentsOf } from '@marquee/statistics';
import { armOfSums, sumNames } from './arm-of-sums.ts';
import {
	columnOf,
	isUsual,
	type NamedColumns,
	neededColumn,
	numbersIn,
	outcomeColumn,
	plainName,
} from './columns.ts';
import { controlNames, listedRows, meltedArms } from './listed-rows.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';
import { type FileContent, fileContent, type Table, tableOfObjects } from './table.ts';

/** What kind of metric the numbers of an arm are. */
export type MetricKind = 'mean' | 'proportion' | 'ratio' | 'quantile';

/** The numbers of one arm, before anything is estimated. */
export interface ArmNumbers {
	readonly name: string;
	readonly stratum: string;
	/** Of outcome, denominator (if any), covariates (if any), in this order. */
	readonly moments: Moments;
	readonly denominated: boolean;
	/** Whether only units and successes are known. */
	readonly counted: boolean;
	/** Rows, where they were given. */
	readonly values?: Float64Array;
	readonly units?: readonly unknown[];
}

/**
 * The arms in a file, control first: rows of units, or sums that a database made.
 *
 * @throws {Failure} `stats-file-malformed`, `stats-column-missing`, `stats-arm-unknown`
 */
export function armsIn(
	path: string,
	named: NamedColumns & { readonly control?: string | undefined },
	content: FileContent = fileContent(path),
): readonly ArmNumbers[] {
	const arms =
		'table' in content
			? armsOfTable(content.table, named)
			: armsOfValue(content.value, path, named);
	return controlFirst(arms, path, named.control);
}

function controlFirst(
	arms: readonly ArmNumbers[],
	path: string,
	asked: string | undefined,
): readonly ArmNumbers[] {
	const names = [...new Set(arms.map(({ name }) => name))];
	const plain = names.map(plainName);
	const control =
		asked === undefined
			? (names[controlNames.map((name) => plain.indexOf(name)).find((at) => at >= 0) ?? 0] ?? '')
			: (names.find((name) => name === asked) ?? names[plain.indexOf(plainName(asked))]);
	if (control === undefined || names.length < 2)
		throw statsFailure('stats-arm-unknown', {
			found: control === undefined ? `there is no ${asked}` : `there is only ${names.join(', ')}`,
			where: path,
			remedy: `The file has ${names.join(', ')}; two arms are needed, name the control by --control.`,
		});
	const rank = (name: string) => (name === control ? -1 : names.indexOf(name));
	return arms.toSorted((one, other) => rank(one.name) - rank(other.name));
}

function armsOfTable(given: Table, named: NamedColumns): readonly ArmNumbers[] {
	const isNamed = named.arm !== undefined || named.value !== undefined;
	const table = (isNamed ? undefined : meltedArms(given)) ?? given;
	if (table.lines.length === 0)
		throw statsFailure('stats-file-malformed', {
			found: 'there is a header and no row',
			where: table.path,
			remedy: 'Give it rows of units, or of arms.',
		});
	// Who names a column of outcomes has rows of units, whatever else is in them.
	if (named.value === undefined && hasSums(table.names))
		return table.lines.map((_, row) =>
			armOfSums(
				Object.fromEntries(
					table.names.map((name, at) => [name, cellValue(table.columns[at]![row])]),
				),
				{ path: `${table.path}, line ${table.lines[row]}`, name: `row ${row + 1}`, named },
			),
		);
	const arms = neededColumn(table, 'arm', named).map(String);
	const strata = columnOf(table, 'stratum', named)?.map(String);
	const units = columnOf(table, 'unit', named);
	const columns = [
		numbersIn(table, outcomeColumn(table, named)),
		...(['denominator', 'covariate'] as const).flatMap((role) => {
			const column = columnOf(table, role, named);
			return column === undefined ? [] : [numbersIn(table, column)];
		}),
	];
	const denominated = columnOf(table, 'denominator', named) !== undefined;
	const groups = new Map<string, number[]>();
	for (const [row, arm] of arms.entries()) {
		const key = JSON.stringify([arm, strata?.[row] ?? '']);
		const rows = groups.get(key);
		if (rows === undefined) groups.set(key, [row]);
		else rows.push(row);
	}
	return [...groups].map(([key, rows]) => {
		const [name, stratum] = JSON.parse(key) as [string, string];
		const own = columns.map((column) => Float64Array.from(rows, (row) => column[row]!));
		return {
			name,
			stratum,
			moments: placed(`${table.path}, arm ${name}`, () => momentsOf(...own)),
			denominated,
			counted: false,
			values: own[0]!,
			...(units === undefined ? {} : { units: rows.map((row) => units[row]) }),
		};
	});
}

const hasSums = (names: readonly string[]): boolean =>
	names.map(plainName).some((name) => sumNames.n.includes(name));

/** A cell of CSV: a number where it is one. */
const cellValue = (cell: unknown): unknown =>
	typeof cell === 'string' && cell.trim() !== '' && Number.isFinite(Number(cell))
		? Number(cell)
		: cell;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function armsOfValue(value: unknown, path: string, named: NamedColumns): readonly ArmNumbers[] {
	const isArmColumn = (name: string) => name === named.arm || isUsual(name, 'arm');
	const rows = listedRows(value, path, { names: named, isArmColumn });
	if (rows !== undefined) return armsOfTable(rows, named);
	const listed = Array.isArray(value)
		? value
		: isFields(value)
			? (value.arms ?? value.variations)
			: 0;
	const entries = Array.isArray(listed)
		? listed.map((arm, at) => [`arm ${at + 1}`, arm] as const)
		: Object.entries(isFields(listed) ? listed : isFields(value) ? value : {});
	const arms = entries.flatMap(([name, arm]) => (isFields(arm) ? [[name, arm] as const] : []));
	if (arms.length === 0)
		throw statsFailure('stats-file-malformed', {
			found: 'no arms are in it',
			where: path,
			remedy:
				'Give {"control": {"n", "sum", "sumSquares"}, "treatment": {…}}, lists of values by arm, or rows of units.',
		});
	const isOfSums = arms.some(([, arm]) => hasSums(Object.keys(arm)));
	if (!isOfSums || named.value !== undefined)
		return armsOfTable(
			tableOfObjects(
				arms.map(([, arm]) => arm),
				path,
			),
			named,
		);
	return arms.map(([name, arm]) => armOfSums(arm, { path, name, named }));
}
