import { armsIn } from './arms-in-file.ts';
import { columnOf, type NamedColumns, neededColumn, numbersIn } from './columns.ts';
import { statsFailure } from './stats-failures.ts';
import { fileContent, type Table, tableOfObjects } from './table.ts';

/** Two samples: a file each, or the arms of one file. */
export interface SamplesAsked {
	readonly paths: readonly string[];
	readonly columns: NamedColumns & { readonly control?: string | undefined };
}

/** The numbers of reference and current. */
export function twoSamples({
	paths,
	columns,
}: SamplesAsked): readonly [Float64Array, Float64Array] {
	const [first, second] = paths;
	if (first === undefined)
		throw statsFailure('stats-numbers-missing', {
			found: 'no file is named',
			remedy: 'Name a file for the reference and one for the current values, or one with arms.',
		});
	if (paths.length > 2)
		throw statsFailure('stats-numbers-missing', {
			found: `${paths.length} files are named for two samples`,
			remedy: 'Name one file for the reference and one for the current values.',
		});
	if (second !== undefined) return [valuesIn(first, columns), valuesIn(second, columns)];
	const arrays = namedArrays(first);
	if (arrays !== undefined) return arrays;
	const arms = armsIn(first, columns);
	const of = (name: string) =>
		Float64Array.from(
			arms
				.filter((arm) => arm.name === name)
				.flatMap(({ values }) => {
					if (values !== undefined) return [...values];
					throw statsFailure('stats-numbers-missing', {
						found: 'there are only sums',
						where: first,
						remedy: 'Give rows: distributions cannot be told from sums.',
					});
				}),
		);
	const names = [...new Set(arms.map(({ name }) => name))];
	return [of(names[0]!), of(names[1]!)];
}

/** `{"reference": [..], "current": [..]}`, under whichever names. */
function namedArrays(path: string): readonly [Float64Array, Float64Array] | undefined {
	const content = fileContent(path);
	if (!('value' in content) || typeof content.value !== 'object' || content.value === null)
		return undefined;
	const arrays = Object.entries(content.value).filter(
		(entry): entry is [string, number[]] =>
			Array.isArray(entry[1]) && entry[1].every((one) => typeof one === 'number'),
	);
	if (Array.isArray(content.value) || arrays.length !== 2) return undefined;
	const named = (names: readonly string[]) =>
		arrays.find(([name]) => names.includes(name.toLowerCase()));
	const reference =
		named(['reference', 'expected', 'control', 'baseline', 'train', 'a', 'x']) ?? arrays[0]!;
	const current = arrays.find((one) => one[0] !== reference[0])!;
	return [Float64Array.from(reference[1]), Float64Array.from(current[1])];
}

/** A list of numbers, or the only one of an object; a single number is a list too. */
function onlyList(value: unknown): Float64Array | undefined {
	if (typeof value === 'number') return Float64Array.of(value);
	const lists = Array.isArray(value) ? [value] : Object.values(value ?? {}).filter(Array.isArray);
	const [list] = lists;
	const isOne = lists.length === 1 && list!.every((one) => typeof one === 'number');
	return isOne && list!.length > 0 ? Float64Array.from(list as number[]) : undefined;
}

/** One column of a file: the named or usual one, or the only one. */
function valuesIn(path: string, columns: NamedColumns): Float64Array {
	const content = fileContent(path);
	const listed = 'value' in content ? onlyList(content.value) : undefined;
	if (listed !== undefined) return listed;
	const table: Table =
		'table' in content ? content.table : tableOfObjects([content.value].flat(), path);
	const only = table.names.length === 1 ? headless(table) : undefined;
	if (only !== undefined) return only;
	const column =
		columnOf(table, 'value', columns) ??
		(table.names.length === 1 ? table.columns[0]! : neededColumn(table, 'value', columns));
	return numbersIn(table, column);
}

/** A file of numbers without a header: its first line is a number too. */
function headless(table: Table): Float64Array | undefined {
	const first = table.names[0]!;
	if (first.trim() === '' || !Number.isFinite(Number(first))) return undefined;
	return Float64Array.from([Number(first), ...numbersIn(table, table.columns[0]!)]);
}
