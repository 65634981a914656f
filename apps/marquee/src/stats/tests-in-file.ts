import type { Trials } from '@marquee/statistics';
import { columnOf, type NamedColumns, neededColumn } from './columns.ts';
import { statsFailure } from './stats-failures.ts';
import { fileContent, type Table, tableOfObjects } from './table.ts';

/** One test: its arms with what came of them. */
export interface ArmsOfTest {
	readonly test: string;
	/** What the test was for, where the file says: exploratory, confirmatory … */
	readonly part: string | undefined;
	readonly arms: readonly (Trials & { readonly name: string })[];
}

/** A test that is not read, and why. */
export interface LeftOut {
	readonly test: string;
	readonly line: number;
	readonly reason: string;
}

/**
 * The tests in a file of arms `test, arm, n, successes`. A test with a row that cannot be read, or of which nothing can
 * be told, is left out whole, with its line and the reason: half a test would be read wrongly.
 *
 * @throws {Failure} `stats-file-malformed`, `stats-column-missing`; `stats-numbers-missing` if no test is left
 */
export function testsIn(
	path: string,
	named: NamedColumns,
): { readonly tests: readonly ArmsOfTest[]; readonly leftOut: readonly LeftOut[] } {
	const rows = rowsOf(tableIn(path), named);
	const tests: ArmsOfTest[] = [];
	const leftOut: LeftOut[] = [];
	for (const [test, own] of Map.groupBy(rows, (row) => row.test)) {
		const refused = refusalsOf(own);
		for (const { line, reason } of refused) leftOut.push({ test, line, reason });
		if (refused.length === 0) tests.push({ test, part: own[0]!.part, arms: own });
	}
	if (tests.length > 0) return { tests, leftOut };
	const [first] = leftOut;
	throw statsFailure('stats-numbers-missing', {
		found: first === undefined ? 'there is no row' : `no test can be read: ${first.reason}`,
		where: first === undefined ? path : `${path}, line ${first.line}`,
		remedy: 'Give rows of test, arm, n and successes.',
	});
}

function tableIn(path: string): Table {
	const content = fileContent(path);
	if ('table' in content) return content.table;
	if (Array.isArray(content.value)) return tableOfObjects(content.value, path);
	throw statsFailure('stats-file-malformed', {
		found: 'it holds no rows',
		where: path,
		remedy: 'Give CSV, JSON Lines, or a JSON list of objects.',
	});
}

/** A row of the file: an arm, with what is wrong with it. */
interface Row extends Trials {
	readonly test: string;
	readonly name: string;
	readonly part: string | undefined;
	readonly line: number;
	readonly wrong: string | undefined;
}

function rowsOf(table: Table, named: NamedColumns): readonly Row[] {
	const arms = columnOf(table, 'arm', named);
	const parts = columnOf(table, 'part', named);
	const n = neededColumn(table, 'n', named);
	const successes = neededColumn(table, 'successes', named);
	return neededColumn(table, 'test', named).map((test, row) => {
		const line = table.lines[row]!;
		return {
			test: String(test),
			name: arms === undefined ? `line ${line}` : String(arms[row]),
			part: parts === undefined ? undefined : String(parts[row]),
			line,
			trials: Number(n[row]),
			successes: Number(successes[row]),
			wrong: wrongCounts(n[row], successes[row]),
		};
	});
}

/** Every bad row of a test; or, where all are sound, why they say nothing together. */
function refusalsOf(rows: readonly Row[]): readonly { line: number; reason: string }[] {
	const bad = rows.flatMap(({ line, wrong }) =>
		wrong === undefined ? [] : [{ line, reason: wrong }],
	);
	const nothing = bad.length > 0 ? undefined : nothingToTell(rows);
	return nothing === undefined ? bad : [{ line: rows[0]!.line, reason: nothing }];
}

/** Why these are not the counts of an arm. */
function wrongCounts(n: unknown, successes: unknown): string | undefined {
	for (const [name, cell] of Object.entries({ n, successes }))
		if (!isCount(cell)) return `${name} is ${JSON.stringify(cell) ?? 'nothing'}, no whole number`;
	if (Number(successes) > Number(n)) return `${successes} successes of ${n}`;
	return Number(n) === 0 ? 'an arm that nobody saw' : undefined;
}

const isCount = (cell: unknown): boolean =>
	(typeof cell === 'number' || (typeof cell === 'string' && cell.trim() !== '')) &&
	Number.isSafeInteger(Number(cell)) &&
	Number(cell) >= 0;

/** Why a test whose counts are sound says nothing all the same. */
function nothingToTell(arms: readonly Trials[]): string | undefined {
	if (arms.length < 2) return 'a single arm';
	const successes = arms.reduce((sum, arm) => sum + arm.successes, 0);
	if (successes === 0) return 'no success in any arm';
	return arms.every((arm) => arm.successes === arm.trials) ? 'no failure in any arm' : undefined;
}
