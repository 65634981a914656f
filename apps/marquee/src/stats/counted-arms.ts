import type { Epoch } from '@marquee/statistics';
import { columnOf, type NamedColumns, neededColumn, numberIn, plainName } from './columns.ts';
import { statsFailure } from './stats-failures.ts';
import { fileContent, type Table, tableOfObjects } from './table.ts';

/** Where counts of arms come from, and which shares they should have. */
export interface CountsAsked {
	readonly counts?: readonly number[] | undefined;
	readonly weights?: readonly number[] | undefined;
	readonly columns: NamedColumns;
}

/** Units of each arm with the share that it should have, epoch by epoch. */
export interface CountedArms {
	readonly names: readonly string[];
	readonly epochs: readonly Epoch[];
}

/**
 * The counts of a file, or those given in its place.
 *
 * @throws {Failure} `stats-numbers-missing`, `stats-file-malformed`, `stats-column-missing`
 */
export const countedArms = (path: string | undefined, asked: CountsAsked): CountedArms =>
	path === undefined ? ofCounts(asked) : ofFile(path, asked);

function ofCounts({ counts, weights }: CountsAsked): CountedArms {
	if (counts === undefined)
		throw statsFailure('stats-numbers-missing', {
			found: 'neither a file nor --counts',
			remedy: 'Name a file, or give --counts 5010,4990 and, unless they are equal, --weights 1,1.',
		});
	const names = counts.map((_, i) => `arm ${i + 1}`);
	return { names, epochs: [shares(names, counts, weights)] };
}

function shares(
	names: readonly string[],
	counts: readonly number[],
	weights: readonly number[] = counts.map(() => 1),
): Epoch {
	if (weights.length !== counts.length)
		throw statsFailure('stats-numbers-missing', {
			found: `${weights.length} weights for ${names.join(', ')}`,
			remedy: 'Give every arm a weight, in the order of the arms.',
		});
	return counts.map((count, i) => ({ count, weight: weights[i]! }));
}

function ofFile(path: string, asked: CountsAsked): CountedArms {
	const content = fileContent(path);
	return 'table' in content ? ofTable(content.table, asked) : ofValue(content.value, path, asked);
}

/** Rows of units, one count each; or rows with a count (and a weight, an epoch). */
function ofTable(table: Table, asked: CountsAsked): CountedArms {
	const named = (names: readonly string[]) =>
		table.columns[table.names.findIndex((name) => names.includes(plainName(name)))];
	const weights = named(weightNames);
	const given = named(countNames);
	const arms = armsOf(table, asked, given !== undefined);
	const counts = given ?? onlyNumbers(table, arms, weights);
	const units =
		counts === undefined ? columnOf(table, 'unit', asked.columns)?.map(String) : undefined;
	const epochs = named(['epoch', 'phase', 'day', 'date', 'look'])?.map(String);
	const names = [...new Set(arms)];
	const keys = [...new Set(epochs ?? [''])];
	const seen = new Set<string>();
	const tallies = keys.map(() => names.map(() => ({ count: 0, weight: Number.NaN })));
	for (const [row, arm] of arms.entries()) {
		if (units !== undefined) {
			const key = JSON.stringify([units[row], arm]);
			if (seen.has(key)) continue; // first exposures count, later ones of the same unit do not
			seen.add(key);
		}
		const tally = tallies[keys.indexOf(epochs?.[row] ?? '')]![names.indexOf(arm)]!;
		tally.count += counts === undefined ? 1 : numberIn(table, counts[row], row);
		if (weights !== undefined) tally.weight = numberIn(table, weights[row], row);
	}
	return {
		names,
		epochs: tallies.map((epoch) =>
			shares(
				names,
				epoch.map(({ count }) => count),
				asked.weights ??
					(weights === undefined ? undefined : epoch.map(({ weight }) => weight || 0)),
			),
		),
	};
}

const countNames = [
	'count',
	'counts',
	'n',
	'users',
	'units',
	'observed',
	'visitors',
	'samplesize',
	'participants',
	'exposures',
	'assignments',
];
const weightNames = [
	'weight',
	'weights',
	'expected',
	'expectedweight',
	'expectedratio',
	'expectedshare',
	'ratio',
	'share',
	'split',
	'allocation',
];

/** The arm of each row; rows of counts need no names. */
function armsOf(table: Table, { columns }: CountsAsked, counted: boolean): readonly string[] {
	const at = table.names.findIndex((name) => plainName(name) === 'name');
	const own = columnOf(table, 'arm', columns) ?? table.columns[at];
	if (own === undefined && counted) return table.lines.map((_, row) => `arm ${row + 1}`);
	return (own ?? neededColumn(table, 'arm', columns)).map(String);
}

/**
 * Where no column is called a count and every arm has one row, the rows cannot be units: the only other column of
 * numbers is taken for the count.
 *
 * @throws {Failure} `stats-numbers-missing` if there is not exactly one
 */
function onlyNumbers(
	table: Table,
	arms: readonly string[],
	weights: readonly unknown[] | undefined,
): readonly unknown[] | undefined {
	if (arms.length < 2 || new Set(arms).size < arms.length) return undefined;
	const others = table.columns.filter(
		(column) =>
			column !== weights &&
			column.some((cell, row) => String(cell) !== arms[row]) &&
			column.every((cell) => String(cell ?? '').trim() !== '' && Number.isFinite(Number(cell))),
	);
	if (others.length === 1) return others[0];
	throw statsFailure('stats-numbers-missing', {
		found: 'every arm has one row, and none of its columns is called count',
		where: table.path,
		remedy: `Call the count so; there are ${table.names.join(', ')}.`,
	});
}

/** `{"counts": [..], "weights": [..]}`, `{"arms": [{"arm", "count", "weight"}]}`, or counts by arm. */
function ofValue(value: unknown, path: string, asked: CountsAsked): CountedArms {
	const fields = (value ?? {}) as Record<string, unknown>;
	const listed = Array.isArray(value) ? value : (fields.arms ?? fields.variations ?? value);
	const arms = Array.isArray(listed) ? listed : namedRows(listed);
	if (arms !== undefined && isFields(arms[0])) return ofTable(tableOfObjects(arms, path), asked);
	const lists = fields.epochs ?? fields.looks ?? [fields];
	if (!Array.isArray(lists)) throw noCounts(path);
	const epochs = lists.map((one: Record<string, unknown>) => {
		const counts = one.counts ?? one.observed ?? one.users ?? one;
		const weights = asked.weights ?? one.weights ?? one.expected ?? fields.weights;
		return {
			counts: entriesOf(counts, path),
			weights: weights === undefined ? undefined : entriesOf(weights, path),
		};
	});
	const names = epochs[0]!.counts.map(([name]) => name);
	return {
		names,
		epochs: epochs.map(({ counts, weights }) => {
			const byName = new Map(weights);
			return shares(
				names,
				counts.map(([, count]) => count),
				weights && names.map((name, i) => byName.get(name) ?? weights[i]?.[1] ?? Number.NaN),
			);
		}),
	};
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{"control": {"users": 5010}, "treatment": {…}}` as rows; undefined of anything else. */
function namedRows(value: unknown): readonly Readonly<Record<string, unknown>>[] | undefined {
	if (!isFields(value)) return undefined;
	const rows = Object.entries(value).map(([arm, own]) =>
		isFields(own) && Object.keys(own).some((name) => countNames.includes(plainName(name)))
			? { arm, ...own }
			: undefined,
	);
	return rows.every((row) => row !== undefined) ? rows : undefined;
}

function entriesOf(value: unknown, path: string): readonly (readonly [string, number])[] {
	const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
		? value.map((one, i) => [`arm ${i + 1}`, one])
		: Object.entries((value ?? {}) as Record<string, unknown>);
	const numbers = entries.filter(
		(entry): entry is readonly [string, number] => typeof entry[1] === 'number',
	);
	if (numbers.length < 2 || numbers.length !== entries.length) throw noCounts(path);
	return numbers;
}

const noCounts = (path: string) =>
	statsFailure('stats-file-malformed', {
		found: 'no counts of arms are in it',
		where: path,
		remedy: 'Give {"counts": [5010, 4990], "weights": [1, 1]}, or rows with arm and count.',
	});
