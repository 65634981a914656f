import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { AuditEntry } from './control-plane.ts';

/** Does it whole or not at all; nobody else writes from its beginning on. */
export function atOnce<Answer>(database: DatabaseSync, act: () => Answer): Answer {
	database.exec('BEGIN IMMEDIATE');
	try {
		const answer = act();
		database.exec('COMMIT');
		return answer;
	} catch (cause) {
		database.exec('ROLLBACK');
		throw cause;
	}
}

/** The change, and its line in the trail if it touched anything. Answers how many rows it touched. */
export function changed(
	database: DatabaseSync,
	{ by, at, what, to }: AuditEntry,
	sql: string,
	...values: readonly SQLInputValue[]
): number {
	const { changes } = database.prepare(sql).run(...values);
	if (changes > 0)
		database
			.prepare('INSERT INTO audit (who, at, what, subject) VALUES (?, ?, ?, ?)')
			.run(by, at, what, to);
	return Number(changes);
}
