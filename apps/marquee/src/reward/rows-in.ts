import { statsFailure } from '../stats/stats-failures.ts';
import { fileContent, type Table, tableOfObjects } from '../stats/table.ts';

/**
 * The rows of a file of CSV, JSON Lines or a JSON list of objects.
 *
 * @throws {Failure} `stats-file-missing`, `stats-file-unreadable`, `stats-file-malformed`
 */
export function rowsIn(path: string): Table {
	const content = fileContent(path);
	if ('table' in content) return content.table;
	const listed = [content.value].flat();
	if (listed.every((row) => typeof row === 'object' && row !== null))
		return tableOfObjects(listed, path);
	throw statsFailure('stats-file-malformed', {
		found: 'it holds no rows',
		where: path,
		remedy: 'Give CSV, JSON Lines, or a JSON list of objects.',
	});
}
