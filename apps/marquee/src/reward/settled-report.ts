import {
	type BinnedPlay,
	completionCurves,
	imputedCompletion,
	type SettledShare,
	settledDifference,
	settledShare,
} from '@marquee/reward';
import type { Reading } from '@marquee/statistics';
import { columnOf, type NamedColumns, numberIn, plainName } from '../stats/columns.ts';
import { placed } from '../stats/placed.ts';
import { statsFailure } from '../stats/stats-failures.ts';
import type { Table } from '../stats/table.ts';
import { rowsIn } from './rows-in.ts';

/** What one play counts for now, in the order of the file. */
interface PlayRead {
	readonly bin: string;
	readonly ageHours: number;
	/** 1 if completed, 0 if the horizon has passed, the chance to be completed yet in between. */
	readonly counts: number;
	readonly settled: boolean;
}

/** What is printed: of all plays, or of each arm and the differences to the first. */
export type SettledReport = {
	readonly horizonHours: number;
	readonly plays?: readonly PlayRead[];
} & (
	| SettledShare
	| (Reading & {
			readonly control: string;
			readonly treatment: string;
			readonly arms: Readonly<Record<string, SettledShare>>;
	  })
);

/** What the plays of a file will have become within the horizon, arm by arm where it has arms. */
export function settledReport(
	path: string,
	{
		horizonHours,
		columns,
		control,
		perPlay = false,
	}: {
		readonly horizonHours: number;
		readonly columns: NamedColumns;
		readonly control?: string | undefined;
		readonly perPlay?: boolean | undefined;
	},
): SettledReport {
	const table = rowsIn(path);
	const arms = columnOf(table, 'arm', columns)?.map(String);
	const plays = playsIn(table);
	const beside = () => ({
		horizonHours,
		...(perPlay ? { plays: playsRead(plays, arms, horizonHours) } : {}),
	});
	if (arms === undefined)
		return placed(path, () => ({ ...settledShare(plays, horizonHours), ...beside() }));
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
	return placed(path, () => {
		// First, since what they refuse they refuse arm by arm.
		const shares = [first, other].map(
			(name) => [name, placed(`arm ${name}`, () => settledShare(of(name), horizonHours))] as const,
		);
		return {
			...settledDifference(of(first), of(other), horizonHours),
			...beside(),
			control: first,
			treatment: other,
			arms: Object.fromEntries(shares),
		};
	});
}

/** Each play by the pace of its own arm. */
function playsRead(
	plays: readonly BinnedPlay[],
	arms: readonly string[] | undefined,
	horizonHours: number,
): readonly PlayRead[] {
	const paces = new Map(
		[...Map.groupBy(plays.keys(), (row) => arms?.[row])].map(([arm, rows]) => [
			arm,
			completionCurves(
				rows.map((row) => plays[row]!),
				horizonHours,
			),
		]),
	);
	return plays.map((play, row) => ({
		bin: play.bin,
		ageHours: play.ageHours,
		counts: imputedCompletion(play, paces.get(arms?.[row])!),
		settled: play.completedAfterHours !== undefined || play.ageHours >= horizonHours,
	}));
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
