import type { ChoiceLog } from '@marquee/counterfactual';
import { opeFailure } from './ope-failures.ts';
import { nameIn, numberIn, recordsIn } from './records.ts';
import { wholeText } from './text-lines.ts';

/** Numbers by action, by position and action, or by row and action: a policy, or a model of rewards. */
export interface NumberTable {
	readonly at: (row: number, action: number) => number;
	/** The numbers of one row, in the order of the log's actions; the same array wherever they are the same. */
	readonly of: (row: number) => Float64Array; // (A)
}

/**
 * Reads numbers for the actions of a log.
 *
 * - CSV with a header: a column for the action, perhaps one for the position (named as in the log), and one for the number.
 * - CSV with a column per action, named by it: one line for all rows, one per position, or one per row.
 * - JSON: numbers in the order of the log's actions, or an object by action; nested by position (`[position][action]`,
 *   `[action][position]`, `{position: {action: …}}`), by row (`[row][action]`) or by row, action and position. Inside
 *   an object with a single key, or under `policy`, `probabilities`, `action_dist`, `q_hat`, `values`.
 *
 * @throws {Failure} `ope-table-malformed` if it does not fit the log, and what reading throws.
 */
export async function numberTable(path: string, log: ChoiceLog): Promise<NumberTable> {
	const text = await wholeText(path);
	const shape = shapeOf(log);
	return /^\s*[[{]/.test(text) ? fromJson(parsed(text, path), shape, path) : fromCsv(path, shape);
}

/** What a table must fit. */
interface Shape {
	readonly actions: readonly string[];
	readonly rows: number;
	readonly positions: readonly string[];
	readonly positionOf: (row: number) => number;
}

function shapeOf({ actions, rewards, contexts: [first] }: ChoiceLog): Shape {
	return {
		actions,
		rows: rewards.length,
		positions: first?.labels ?? ['all'],
		positionOf: (row) => first?.codes[row] ?? 0,
	};
}

function parsed(text: string, path: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw misfit(path, (cause as Error).message);
	}
}

const usualKeys = [
	'policy',
	'probabilities',
	'action_dist',
	'q_hat',
	'values',
	'model',
	'reward_model',
];

function fromJson(value: unknown, shape: Shape, path: string): NumberTable {
	if (Array.isArray(value)) return fromArrays(value, shape, path);
	if (typeof value !== 'object' || value === null)
		throw misfit(path, 'it is neither list nor object');
	const fields = Object.entries(value);
	const known = new Set(shape.actions);
	if (fields.length > 0 && fields.every(([key]) => known.has(key)) && isNumeric(fields[0]![1]))
		return byPosition([rowFrom(value, shape, path)], shape);
	const inside = usualKeys.map((key) => (value as Record<string, unknown>)[key]).find(Boolean);
	if (inside !== undefined) return fromJson(inside, shape, path);
	const places = positionPlaces(
		fields.map(([key]) => key),
		shape,
		path,
	);
	const rows: Float64Array[] = [];
	for (const [at, [, each]] of fields.entries()) rows[places[at]!] = rowFrom(each, shape, path);
	return byPosition(rows, shape);
}

const isNumeric = (value: unknown): boolean => numberIn(value) !== undefined;

/** One number per action, from a list in the order of actions or an object by action; actions that are not named have 0. */
function rowFrom(value: unknown, { actions }: Shape, path: string): Float64Array {
	const list = Array.isArray(value)
		? value
		: actions.map((action) => (value as Record<string, unknown>)[action] ?? 0);
	if (list.length !== actions.length)
		throw misfit(path, `${list.length} numbers for ${actions.length} actions`);
	return Float64Array.from(list, (each) => {
		const number = numberIn(each);
		if (number === undefined)
			throw misfit(path, `${JSON.stringify(each)} where a number should be`);
		return number;
	});
}

function fromArrays(value: readonly unknown[], shape: Shape, path: string): NumberTable {
	const { actions, rows, positions } = shape;
	const [A, L] = [actions.length, positions.length];
	const first = value[0];
	if (!Array.isArray(first)) return byPosition([rowFrom(value, shape, path)], shape);
	if (Array.isArray(first[0])) return byRowAndPosition(value as unknown[][][], shape, path);
	if (value.length === rows && first.length === A)
		return byRow(value.map((each) => rowFrom(each, shape, path)));
	if (value.length === L && first.length === A)
		return byPosition(
			value.map((each) => rowFrom(each, shape, path)),
			shape,
		);
	if (value.length === A && first.length === L)
		return byPosition(
			positions.map((_, at) =>
				rowFrom(
					(value as unknown[][]).map((each) => each[at]),
					shape,
					path,
				),
			),
			shape,
		);
	if (value.length === A && first.length === 1) return fromArrays(value.flat(), shape, path);
	throw misfit(
		path,
		`${value.length} × ${first.length} numbers for ${rows} rows, ${L} positions and ${A} actions`,
	);
}

/** [row][action][position], as Open Bandit Pipeline keeps policies and models; one row stands for all. */
function byRowAndPosition(value: readonly unknown[][][], shape: Shape, path: string): NumberTable {
	const { rows, positions, positionOf } = shape;
	const at = (each: readonly unknown[][], place: number) =>
		rowFrom(
			each.map((byPlace) => byPlace[byPlace.length === 1 ? 0 : place]),
			shape,
			path,
		);
	if (value.length === 1)
		return byPosition(
			positions.map((_, place) => at(value[0]!, place)),
			shape,
		);
	if (value.length !== rows) throw misfit(path, `${value.length} lists for ${rows} rows`);
	return byRow(value.map((each, row) => at(each, positionOf(row))));
}

const byRow = (numbers: readonly Float64Array[]): NumberTable => ({
	of: (row) => numbers[row]!,
	at: (row, action) => numbers[row]![action]!,
});

/** One list stands for every position. */
function byPosition(numbers: readonly Float64Array[], { positionOf }: Shape): NumberTable {
	if (numbers.length === 1) {
		const all = numbers[0]!;
		return { of: () => all, at: (_, action) => all[action]! };
	}
	return {
		of: (row) => numbers[positionOf(row)]!,
		at: (row, action) => numbers[positionOf(row)]![action]!,
	};
}

const actionColumns = ['item_id', 'action', 'item', 'title_id', 'title', 'arm'];
const positionColumns = ['position', 'slot', 'place'];

async function fromCsv(path: string, shape: Shape): Promise<NumberTable> {
	const { columns, rows } = await recordsIn(path);
	const action = actionColumns.find((name) => columns.includes(name));
	if (action === undefined) return fromWideCsv(path, columns, rows, shape);
	const position = positionColumns.find((name) => columns.includes(name));
	const number = columns.findLast((name) => name !== action && name !== position && name !== '');
	if (number === undefined) throw misfit(path, 'no column of numbers');
	const found: { readonly position: string; readonly action: string; readonly value: number }[] =
		[];
	for await (const { cell, line } of rows()) {
		const [name, value] = [nameIn(cell(action)), numberIn(cell(number))];
		if (name === undefined || value === undefined) throw misfit(path, `line ${line} has no number`);
		found.push({
			action: name,
			value,
			position: position === undefined ? '' : String(cell(position)).trim(),
		});
	}
	const named = [...new Set(found.map((each) => each.position))];
	const places = position === undefined ? [0] : positionPlaces(named, shape, path);
	const placeOf = new Map(named.map((name, at) => [name, places[at]!]));
	const actionAt = new Map(shape.actions.map((name, at) => [name, at]));
	const numbers = Array.from(
		{ length: position === undefined ? 1 : shape.positions.length },
		() => new Float64Array(shape.actions.length),
	);
	for (const each of found) {
		const at = actionAt.get(each.action);
		// what a policy would choose and the log does not know must not be lost: its mass is unsupported
		if (at === undefined) throw misfit(path, `the log knows no action ${each.action}`);
		numbers[placeOf.get(each.position)!]![at] = each.value;
	}
	return byPosition(numbers, shape);
}

async function fromWideCsv(
	path: string,
	columns: readonly string[],
	records: Awaited<ReturnType<typeof recordsIn>>['rows'],
	shape: Shape,
): Promise<NumberTable> {
	const lower = shape.actions.map((name) => name.toLowerCase());
	const missing = lower.filter((name) => !columns.includes(name));
	if (missing.length > 0)
		throw misfit(path, `no column for the action, and none for ${missing[0]}`);
	const lists: unknown[][] = [];
	for await (const { cell } of records()) lists.push(lower.map((name) => cell(name)));
	return lists.length === 1 ? fromArrays(lists[0]!, shape, path) : fromArrays(lists, shape, path);
}

/** Which position each name is of: by its name, else, if there are as many, by its order: some count from 0, some from 1. */
function positionPlaces(
	names: readonly string[],
	{ positions }: Shape,
	path: string,
): readonly number[] {
	const byName = names.map((name) => positions.indexOf(name));
	if (byName.every((at) => at !== -1)) return byName;
	if (names.length === positions.length && names.every((name) => /^\d+$/.test(name))) {
		const sorted = names.toSorted((a, b) => Number(a) - Number(b));
		return names.map((name) => sorted.indexOf(name));
	}
	throw misfit(
		path,
		`positions ${names.slice(0, 6).join(', ')} where the log has ${positions.slice(0, 6).join(', ')}`,
	);
}

const misfit = (path: string, found: string) =>
	opeFailure('ope-table-malformed', {
		found,
		where: path,
		remedy: 'Give a number for every action of the log: position, item_id, value in CSV, or JSON.',
	});
