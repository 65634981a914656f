import type { ChoiceLog, Context } from '@marquee/counterfactual';
import { growingColumn, growingNames } from './growing-column.ts';
import { type NamedRoles, namesOf, rolesIn } from './log-roles.ts';
import { opeFailure } from './ope-failures.ts';
import { type FileRecord, malformed, nameIn, numberIn, recordsIn } from './records.ts';

/** A log as it was read, and columns beside it that a policy asks for. */
export interface ReadChoices {
	readonly log: ChoiceLog;
	readonly columns: ReadonlyMap<string, Float64Array>;
	/** Columns that were not taken for contexts, and why. */
	readonly passed: readonly string[];
}

/** How a log is to be read. */
export interface Reading {
	readonly roles: NamedRoles;
	/** Numbers beside the log: a policy's probabilities of what was chosen. */
	readonly numbers: readonly string[];
	/** Whether segments of users are read too: for models that learn from them. */
	readonly withSegments: boolean;
	/** How many actions there are, 0 … n − 1; those that are seen unless given. */
	readonly actionCount?: number;
	readonly signal: AbortSignal;
}

/** A segment with more labels than this is a name, not a segment. */
const mostLabels = 200;
const isSegment = (column: string): boolean =>
	/^(user_feature|context|segment|feature)/.test(column);
const isAffinity = (column: string): boolean => /^user-item_affinity_\d+$/.test(column);

/**
 * Reads a log of single choices, row by row: Open Bandit's CSV, or any CSV or JSON Lines with a choice, its probability and its reward.
 * A row may say `probabilities` of all it could choose: an object by action (JSON Lines).
 *
 * Actions are those seen; where ids are whole numbers they are 0 … n − 1, with n from affinity columns (one per item), else from the
 * largest id. Without a unit every row is one.
 *
 * @throws {Failure} `ope-log-columns`, `ope-log-malformed`, `ope-log-empty` and what reading throws.
 */
export async function readChoices(path: string, reading: Reading): Promise<ReadChoices> {
	const { columns, rows } = await recordsIn(path);
	const roles = rolesIn(columns, reading.roles, path);
	const missing = reading.numbers.find((name) => !columns.includes(name));
	if (missing !== undefined)
		throw opeFailure('ope-log-columns', {
			found: `no column ${missing}`,
			where: path,
			remedy: `There are ${namesOf(columns)}.`,
		});
	const segments = reading.withSegments
		? columns.filter((column) => isSegment(column) && !Object.values(roles).includes(column))
		: [];
	const read = columnsOf(roles, reading.numbers, segments);
	for await (const record of rows(columnsRead(read))) {
		reading.signal.throwIfAborted();
		take(record, read, path);
	}
	const items = reading.actionCount ?? columns.filter(isAffinity).length;
	const numbers = new Map([...read.beside].map(([name, column]) => [name, column.numbers()]));
	return { ...logOf(read, items, path), columns: numbers };
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(roles: NamedRoles, numbers: readonly string[], segments: readonly string[]) {
	const contexts = [...(roles.position === undefined ? [] : [roles.position]), ...segments];
	return {
		roles,
		actions: growingNames(),
		units: growingNames(),
		propensities: growingColumn(),
		rewards: growingColumn(),
		beside: new Map(numbers.map((name) => [name, growingColumn()])),
		contexts: new Map(contexts.map((name) => [name, growingNames()])),
		stated: [] as ReadonlyMap<string, number>[],
	};
}

const columnsRead = ({ roles, beside, contexts }: Columns): readonly string[] => [
	...Object.values(roles),
	...beside.keys(),
	...contexts.keys(),
];

function take(record: FileRecord, into: Columns, path: string): void {
	const { roles } = into;
	const need = <Value>(column: string, read: (cell: unknown) => Value | undefined): Value => {
		const value = read(record.cell(column));
		if (value !== undefined) return value;
		throw malformed(path, record.line, `${column} is ${said(record.cell(column))}`);
	};
	into.actions.push(need(roles.action!, nameIn));
	into.rewards.push(need(roles.reward!, numberIn));
	into.propensities.push(need(roles.propensity!, chanceIn));
	if (roles.unit !== undefined) into.units.push(need(roles.unit, nameIn));
	for (const [name, column] of into.beside) column.push(need(name, numberIn));
	for (const [name, column] of into.contexts) column.push(nameIn(record.cell(name)) ?? 'none');
	const stated = statedIn(record, path);
	if (stated !== undefined) into.stated.push(stated);
}

const said = (cell: unknown): string =>
	cell === undefined ? 'missing' : JSON.stringify(cell).slice(0, 60);

function chanceIn(cell: unknown): number | undefined {
	const value = numberIn(cell);
	return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

/** The probabilities of everything that this row could choose, if it says them. */
function statedIn({ cell, line }: FileRecord, path: string): Map<string, number> | undefined {
	const found = cell('probabilities');
	if (typeof found !== 'object' || found === null) return undefined;
	const chances = new Map<string, number>();
	for (const [name, value] of Object.entries(found))
		chances.set(name, chanceIn(value) ?? Number.NaN);
	const total = [...chances.values()].reduce((sum, chance) => sum + chance, 0);
	if (Math.abs(total - 1) < 1e-6) return chances;
	throw malformed(path, line, `probabilities add up to ${total}`);
}

function logOf(read: Columns, items: number, path: string): Omit<ReadChoices, 'columns'> {
	const { roles, stated } = read;
	const rewards = read.rewards.numbers();
	const rows = rewards.length;
	if (rows === 0) throw empty(path);
	if (stated.length > 0 && stated.length < rows)
		throw malformed(path, 1, `${stated.length} of ${rows} rows say all probabilities`);
	requireAmong(items, read.actions.names(), path);
	const more = universe(read.actions.names(), stated, items);
	const { labels: actions, codes: chosen } = read.actions.coded(more);
	const owners = roles.unit === undefined ? undefined : read.units.coded();
	const contexts: Context[] = [];
	const passed: string[] = [];
	for (const [name, column] of read.contexts)
		if (name === roles.position || column.names().length <= mostLabels)
			contexts.push({ name, ...column.coded() });
		else passed.push(`${name}: a segment has at most ${mostLabels} labels`);
	return {
		log: {
			actions,
			chosen,
			propensities: read.propensities.numbers(),
			rewards,
			units: owners?.codes ?? Int32Array.from({ length: rows }, (_, row) => row),
			unitCount: owners?.labels.length ?? rows,
			contexts,
			...known(stated, actions),
		},
		passed,
	};
}

/** Where it is known how many actions there are, none may lie beyond. */
function requireAmong(items: number, seen: readonly string[], path: string): void {
	const beyond = items === 0 ? undefined : seen.find((name) => !(Number(name) < items));
	if (beyond === undefined) return;
	throw opeFailure('ope-log-malformed', {
		found: `action ${beyond} was chosen where there are ${items}, 0 … ${items - 1}`,
		where: path,
		remedy: 'Say with --actions how many there are.',
	});
}

/** Actions that there are beside those seen. */
function universe(
	seen: readonly string[],
	stated: readonly ReadonlyMap<string, number>[],
	count: number,
): Iterable<string> {
	const more = new Set<string>();
	for (const chances of stated) for (const name of chances.keys()) more.add(name);
	if (!seen.every((name) => /^\d+$/.test(name))) return more;
	const largest = seen.reduce((most, name) => Math.max(most, Number(name)), -1);
	// ids that are numbers but mostly unused are names
	const implied = largest + 1 <= 2 * seen.length ? largest + 1 : 0;
	for (let id = 0; id < (count > 0 ? count : implied); id++) more.add(String(id));
	return more;
}

/** What could be chosen in each row and how likely that was, if every row says so. */
function known(
	stated: readonly ReadonlyMap<string, number>[],
	names: readonly string[],
): Pick<ChoiceLog, 'available' | 'logging'> {
	if (stated.length === 0) return {};
	const placeOf = new Map(names.map((name, place) => [name, place]));
	const rows = stated.map((chances) => ({
		actions: Int32Array.from(chances.keys(), (name) => placeOf.get(name)!),
		probabilities: Float64Array.from(chances.values()),
	}));
	return { available: (row) => rows[row]!.actions, logging: (row) => rows[row]!.probabilities };
}

const empty = (path: string) =>
	opeFailure('ope-log-empty', { where: path, remedy: 'Give it rows below its header.' });
