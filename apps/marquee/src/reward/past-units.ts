import type { PastUnits } from '@marquee/reward';
import { isUsual, numbersIn } from '../stats/columns.ts';
import { statsFailure } from '../stats/stats-failures.ts';
import { rowsIn } from './rows-in.ts';

/**
 * Past units in a file, a row each: the named signals (every other column of numbers but ids unless named) and the
 * outcome.
 *
 * @throws {Failure} `stats-column-missing`, `stats-file-malformed`; `stats-numbers-missing` if a signal is the outcome or
 * comes twice
 */
export function pastUnitsIn(
	path: string,
	{
		outcome,
		signals,
	}: { readonly outcome: string; readonly signals?: readonly string[] | undefined },
): PastUnits {
	const table = rowsIn(path);
	const columnNamed = (name: string) => {
		const at = table.names.indexOf(name);
		if (at >= 0) return table.columns[at]!;
		throw statsFailure('stats-column-missing', {
			found: `there is no ${name}`,
			where: path,
			remedy: `The file has ${table.names.join(', ')}.`,
		});
	};
	const outcomes = numbersIn(table, columnNamed(outcome));
	const names =
		signals ??
		table.names.filter(
			(name) => name !== outcome && !isUsual(name, 'unit') && isOfNumbers(columnNamed(name)),
		);
	if (names.includes(outcome) || new Set(names).size < names.length)
		throw statsFailure('stats-numbers-missing', {
			found: `the signals are ${names.join(', ')}, and the outcome is ${outcome}`,
			where: path,
			remedy: 'Name each signal once; the outcome cannot foretell itself.',
		});
	return {
		names,
		signals: names.map((name) => numbersIn(table, columnNamed(name))),
		outcomeName: outcome,
		outcome: outcomes,
	};
}

/** Cells that are left empty do not make a column one of words: it is asked for them, not passed over. */
const isOfNumbers = (column: readonly unknown[]): boolean => {
	const given = column.filter((cell) => !isEmpty(cell));
	return given.every(isNumber) && (given.length > 0 || column.length === 0);
};

const isEmpty = (cell: unknown): boolean =>
	cell === undefined || cell === null || /^\s*(nan|na|n\/a|null|none)?\s*$/i.test(String(cell));

const isNumber = (cell: unknown): boolean =>
	typeof cell === 'number' ||
	typeof cell === 'boolean' ||
	(typeof cell === 'string' &&
		((cell.trim() !== '' && Number.isFinite(Number(cell))) || /^(true|false)$/i.test(cell.trim())));
