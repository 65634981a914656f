import { plainName } from './columns.ts';
import { statsFailure } from './stats-failures.ts';
import { type Table, tableOfObjects } from './table.ts';

/** What people call the arm that changes nothing. */
export const controlNames = [
	'control',
	'baseline',
	'reference',
	'a',
	'0',
	'c',
	'off',
	'false',
	'placebo',
	'old',
];

/** Names of columns that hold an arm each, none of which says what was measured. */
const armNames =
	/^(control|baseline|reference|placebo|old|new|test|current|expected|actual|before|after|(treatment|variant)\d*|[a-d])$/;

/** How the columns are called that lists by arm do not name. */
export interface ListNames {
	readonly arm?: string | undefined;
	readonly value?: string | undefined;
}

type Lists = Readonly<Record<string, readonly unknown[]>>;

/**
 * Rows that JSON gives as lists: by arm, `{"control": [1, 2], "treatment": [3]}` or `{"control": {"y": […], "pre": […]},
 * …}`; or column by column as data frames are written, whose columns are named by `isArmColumn` where they hold arms.
 * Undefined of anything else.
 *
 * @throws {Failure} `stats-file-malformed` where lists that belong together differ in length
 */
export function listedRows(
	value: unknown,
	path: string,
	{
		names = {},
		isArmColumn,
	}: { readonly names?: ListNames; readonly isArmColumn: (name: string) => boolean },
): Table | undefined {
	const frame = splitFrame(value) ?? columnLists(value);
	if (frame !== undefined && Object.keys(frame).some(isArmColumn) && !isOfArms(frame))
		return tableOfLists(frame, path);
	const arm = names.arm ?? 'arm';
	const byArm = fieldsOf(value)?.map(([name, own]) => {
		const lists = isFlat(own) ? { [names.value ?? 'value']: own } : listsOf(own);
		return lists && rowsOf(lists, `${path}, ${name}`).map((row) => ({ [arm]: name, ...row }));
	});
	if (!byArm?.length || byArm.includes(undefined)) return undefined;
	return tableOfObjects(
		byArm.flatMap((rows) => rows ?? []),
		path,
	);
}

/**
 * A table whose columns are arms, `control,treatment`, as rows of arm and value; of shorter columns the ends are blank.
 * Undefined of any other table.
 */
export function meltedArms(table: Table): Table | undefined {
	const arms = table.names.flatMap((name, at) => (name.trim() === '' ? [] : [{ name, at }]));
	if (arms.length < 2 || !arms.every(({ name }) => armNames.test(plainName(name))))
		return undefined;
	const cells = arms.flatMap(({ name, at }) =>
		table.columns[at]!.flatMap((value, row) =>
			value === '' || value === null || value === undefined
				? []
				: [{ arm: name, value, line: table.lines[row]! }],
		),
	);
	return {
		path: table.path,
		names: ['arm', 'value'],
		columns: [cells.map(({ arm }) => arm), cells.map(({ value }) => value)],
		lines: cells.map(({ line }) => line),
	};
}

const fieldsOf = (value: unknown): readonly (readonly [string, unknown])[] | undefined =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.entries(value)
		: undefined;

/** `{"columns": ["arm", "y"], "data": [["a", 1], …]}` */
function splitFrame(value: unknown): Lists | undefined {
	const fields = new Map(fieldsOf(value));
	const [names, rows] = [fields.get('columns'), fields.get('data')];
	if (!Array.isArray(names) || !Array.isArray(rows) || !rows.every(Array.isArray)) return undefined;
	return Object.fromEntries(names.map((name, at) => [String(name), rows.map((row) => row[at])]));
}

/** `{"arm": ["a", …], "y": [1, …]}`, or with `{"0": "a", "1": …}` in place of each list. */
function columnLists(value: unknown): Lists | undefined {
	const columns = fieldsOf(value)?.map(([name, own]) => {
		if (Array.isArray(own)) return [name, own] as const;
		const cells = fieldsOf(own);
		const isList = cells?.length && cells.every(([key], at) => key === String(at));
		return isList ? ([name, cells.map(([, cell]) => cell)] as const) : undefined;
	});
	if (!columns?.length || columns.includes(undefined)) return undefined;
	return Object.fromEntries(columns.flatMap((column) => (column ? [column] : [])));
}

/** Arms may be called as columns of arms are: `{"control": […], "treatment": […]}` is no frame. */
const isOfArms = (frame: Lists): boolean =>
	Object.keys(frame).every((name) => armNames.test(plainName(name)));

const isFlat = (value: unknown): value is readonly unknown[] =>
	Array.isArray(value) && value.every((cell) => typeof cell !== 'object' || cell === null);

const listsOf = (value: unknown): Lists | undefined => {
	const fields = fieldsOf(value);
	return fields?.length && fields.every(([, own]) => isFlat(own))
		? (Object.fromEntries(fields) as Lists)
		: undefined;
};

const tableOfLists = (lists: Lists, path: string): Table =>
	tableOfObjects(rowsOf(lists, path), path);

function rowsOf(lists: Lists, where: string): readonly Readonly<Record<string, unknown>>[] {
	const columns = Object.entries(lists);
	const lengths = new Set(columns.map(([, cells]) => cells.length));
	if (lengths.size > 1)
		throw statsFailure('stats-file-malformed', {
			found: `lists of ${[...lengths].join(' and ')} values stand beside each other`,
			where,
			remedy: 'Give every list a value for each unit.',
		});
	return columns[0]![1].map((_, row) =>
		Object.fromEntries(columns.map(([name, cells]) => [name, cells[row]])),
	);
}
