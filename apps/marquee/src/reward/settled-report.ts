import {
	type BinnedPlay,
	type SettledShare,
	settledDifference,
	settledShare,
} from '@marquee/reward';
import type { Reading } from '@marquee/statistics';
import { columnOf, type NamedColumns, numberIn, plainName } from '../stats/columns.ts';
import { statsFailure } from '../stats/stats-failures.ts';
import type { Table } from '../stats/table.ts';
import { rowsIn } from './rows-in.ts';

/** What is printed: of all plays, or of each arm and the differences to the first. */
export type SettledReport =
	| (SettledShare & { readonly horizonHours: number })
	| (Reading & {
			readonly horizonHours: number;
			readonly control: string;
			readonly treatment: string;
			readonly arms: Readonly<Record<string, SettledShare>>;
	  });

/** What the plays of a file will have become within the horizon, arm by arm where it has arms. */
export function settledReport(
	path: string,
	{
		horizonHours,
		columns,
		control,
	}: {
		readonly horizonHours: number;
		readonly columns: NamedColumns;
		readonly control?: string | undefined;
	},
): SettledReport {
	const table = rowsIn(path);
	const arms = columnOf(table, 'arm', columns)?.map(String);
	const plays = playsIn(table);
	if (arms === undefined) return { ...settledShare(plays, horizonHours), horizonHours };
	const byArm = Map.groupBy(plays.keys(), (row) => arms[row]!);
	const names = [...byArm.keys()];
	const first = control ?? names[0]!;
	const other = names.find((name) => name !== first);
	if (!byArm.has(first) || other === undefined || names.length > 2)
		throw statsFailure('stats-arm-unknown', {
			found: `the arms are ${names.join(', ')}`,
			where: path,
			remedy: 'Give plays of two arms, and name the control by --control.',
		});
	const of = (name: string) => byArm.get(name)!.map((row) => plays[row]!);
	return {
		...settledDifference(of(first), of(other), horizonHours),
		horizonHours,
		control: first,
		treatment: other,
		arms: Object.fromEntries(
			[first, other].map((name) => [name, settledShare(of(name), horizonHours)]),
		),
	};
}

function playsIn(table: Table): readonly BinnedPlay[] {
	const column = (name: string) =>
		table.columns[table.names.map(plainName).indexOf(plainName(name))];
	const [ages, completed, bins] = ['ageHours', 'completedAfterHours', 'bin'].map(column);
	if (ages === undefined || completed === undefined)
		throw statsFailure('stats-column-missing', {
			found: `there is no ${ages === undefined ? 'age_hours' : 'completed_after_hours'}`,
			where: table.path,
			remedy: 'Give age_hours, completed_after_hours (empty while open), and perhaps bin and arm.',
		});
	return ages.map((age, row) => {
		const after = completed[row];
		const isOpen = after === undefined || after === null || String(after).trim() === '';
		return {
			bin: bins === undefined ? 'all' : String(bins[row]),
			ageHours: numberIn(table, age, row),
			completedAfterHours: isOpen ? undefined : numberIn(table, after, row),
		};
	});
}
