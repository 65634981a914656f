import type { ChoiceLog } from '@marquee/counterfactual';
import { opeFailure } from './ope-failures.ts';
import { nameIn, recordsIn } from './records.ts';

const idColumns = ['item_id', 'action', 'item', 'title_id', 'title', 'arm', 'id'];

/**
 * What actions have in common: for each action of the log the label of one column of a table of actions (Open Bandit's
 * item_context.csv). Unless named, the column is the first after the id whose labels are fewer than the actions.
 *
 * @throws {Failure} `ope-table-malformed` if an action or the column is missing.
 */
export async function embeddingsOfActions(
	path: string,
	{ actions }: ChoiceLog,
	wanted?: string,
): Promise<Int32Array> {
	const { columns, rows } = await recordsIn(path);
	const id = idColumns.find((name) => columns.includes(name));
	if (id === undefined) throw misfit(path, 'no column names the action');
	const byAction = new Map<string, ReadonlyMap<string, string>>();
	for await (const { cell } of rows())
		byAction.set(
			nameIn(cell(id)) ?? '',
			new Map(columns.map((column) => [column, String(cell(column))])),
		);
	const missing = actions.find((action) => !byAction.has(action));
	if (missing !== undefined) throw misfit(path, `nothing of action ${missing}`);
	const labelsOf = (column: string) => actions.map((action) => byAction.get(action)!.get(column)!);
	const others = columns.filter((column) => column !== id && column !== '');
	const column =
		wanted?.toLowerCase() ?? others.find((name) => new Set(labelsOf(name)).size < actions.length);
	if (column === undefined || !columns.includes(column))
		throw misfit(path, `no column ${column ?? 'that actions have in common'}`);
	const labels = [...new Set(labelsOf(column))];
	return Int32Array.from(labelsOf(column), (label) => labels.indexOf(label));
}

const misfit = (path: string, found: string) =>
	opeFailure('ope-table-malformed', {
		found,
		where: path,
		remedy: 'Give a row for every action of the log, and name the column with --embedding-column.',
	});
