import type { PastChange } from '@marquee/reward';
import { numberIn, plainName } from '../stats/columns.ts';
import { statsFailure } from '../stats/stats-failures.ts';
import { rowsIn } from './rows-in.ts';

/** What columns may be called, as `plainName` leaves it. */
const usual = {
	name: ['change', 'name', 'experiment', 'model', 'id'],
	offline: ['offline', 'offlinedifference', 'offlineeffect'],
	offlineError: ['offlinese', 'offlineerror', 'offlinestandarderror'],
	online: ['online', 'onlineeffect', 'onlinedifference'],
	onlineError: ['onlinese', 'onlineerror', 'onlinestandarderror'],
} as const;

/**
 * Past changes in a file, a row each: change, offline, offline_se, online, online_se. Where an error is not given it is 0,
 * which says that it is not known.
 *
 * @throws {Failure} `stats-column-missing`, `stats-file-malformed`
 */
export function pastChangesIn(path: string): readonly PastChange[] {
	const table = rowsIn(path);
	const plain = table.names.map(plainName);
	const columnOf = (role: keyof typeof usual) =>
		table.columns[plain.findIndex((name) => (usual[role] as readonly string[]).includes(name))];
	const needed = (role: 'offline' | 'online') => {
		const column = columnOf(role);
		if (column !== undefined) return column;
		throw statsFailure('stats-column-missing', {
			found: `there is no ${role}`,
			where: path,
			remedy: `Give columns offline and online; the file has ${table.names.join(', ')}.`,
		});
	};
	const [offline, online] = [needed('offline'), needed('online')];
	const [names, offlineErrors, onlineErrors] = [
		columnOf('name'),
		columnOf('offlineError'),
		columnOf('onlineError'),
	];
	const errorOf = (column: readonly unknown[] | undefined, row: number) =>
		column === undefined ? 0 : numberIn(table, column[row], row);
	return offline.map((value, row) => ({
		name: names === undefined ? `line ${table.lines[row]}` : String(names[row]),
		offline: numberIn(table, value, row),
		offlineError: errorOf(offlineErrors, row),
		online: numberIn(table, online[row], row),
		onlineError: errorOf(onlineErrors, row),
	}));
}
