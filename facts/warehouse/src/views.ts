import { join } from 'node:path';
import { msPerSecond } from '@marquee/units';
import { sessionGapMs } from '@marquee/viewing';
import { columns } from './columns.ts';
import { literal } from './engine.ts';
import type { WarehouseFile } from './manifest.ts';

/** The view `events`: the files of a manifest as one table. */
export function eventsView(folder: string, files: readonly WarehouseFile[]): string {
	const paths = files.map(({ path }) => literal(join(folder, path))).join(', ');
	const nothing = columns.map(({ name, type }) => `NULL::${type} AS ${name}`).join(', ');
	const rows =
		files.length === 0
			? `SELECT ${nothing} WHERE false`
			: `SELECT * FROM read_parquet([${paths}], hive_partitioning = false)`;
	return `CREATE OR REPLACE VIEW events AS ${rows}`;
}

/**
 * The view `sessions`: what one profile did without a pause longer than `sessionGapMs`, as `sessionise` of viewing has
 * it, messages that went out left aside. A stop speaks for the time watched before it, hence `began`.
 */
export const sessionsView = `
CREATE OR REPLACE VIEW sessions AS
WITH spans AS (
	SELECT profile_id, position, title_id, happened_at,
		happened_at - to_milliseconds(CASE kind
			WHEN 'stop' THEN round(watched_seconds * ${msPerSecond})::BIGINT ELSE 0 END) AS began
	FROM events
	WHERE kind <> 'notification-sent'
), parted AS (
	SELECT *, coalesce(began > max(happened_at) OVER earlier + to_milliseconds(${sessionGapMs}), true) AS first
	FROM spans
	WINDOW earlier AS (PARTITION BY profile_id ORDER BY began, position
		ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), numbered AS (
	SELECT *, sum(first::INTEGER) OVER (PARTITION BY profile_id ORDER BY began, position
		ROWS UNBOUNDED PRECEDING) AS session
	FROM parted
)
SELECT profile_id, min(began) AS started_at, max(happened_at) AS ended_at,
	count(*)::INTEGER AS events, count(DISTINCT title_id)::INTEGER AS titles
FROM numbered
GROUP BY profile_id, session`;
