import type { PastUnits } from '@marquee/reward';
import { numbersIn } from '../stats/columns.ts';
import { statsFailure } from '../stats/stats-failures.ts';
import { rowsIn } from './rows-in.ts';

/**
 * Past units in a file, a row each: the named signals (every other column of numbers unless named) and the outcome.
 *
 * @throws {Failure} `stats-column-missing`, `stats-file-malformed`
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
		signals ?? table.names.filter((name) => name !== outcome && columnNamed(name).every(isNumber));
	return {
		names,
		signals: names.map((name) => numbersIn(table, columnNamed(name))),
		outcomeName: outcome,
		outcome: outcomes,
	};
}

const isNumber = (cell: unknown): boolean =>
	typeof cell === 'number' ||
	typeof cell === 'boolean' ||
	(typeof cell === 'string' &&
		((cell.trim() !== '' && Number.isFinite(Number(cell))) || /^(true|false)$/i.test(cell.trim())));
