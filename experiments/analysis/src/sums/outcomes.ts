import { msPerDay } from '@marquee/units';
import { sessionGapMs } from '@marquee/viewing';
import type { AnalysisEngine } from '../engine.ts';
import { daysBefore } from '../measure.ts';
import type { OutcomeColumns } from './columns-of-metrics.ts';
import type { ExperimentData } from './experiment-data.ts';
import { momentOf } from './members.ts';

/** Columns of an event beside those that say whose it is and when it happened. */
const told = [
	'kind',
	'title_id',
	'surface',
	'request_id',
	'position_seconds',
	'watched_seconds',
	'thumb',
] as const;
const ofTitles = ['runtime_seconds', 'added_ms'] as const;

type Facts = Omit<ExperimentData, 'exposures'>;

/**
 * Makes the table `outcomes`: of each member that met one arm alone `first`, whether anything was `known` of it before, and
 * the columns of the metrics. Members who did nothing are in it. One pass over events, from `daysBefore` the first
 * exposure to the end of the longest window.
 */
export async function makeOutcomes(
	{ run, rows }: AnalysisEngine,
	data: Facts,
	{ aggregates, metrics }: OutcomeColumns,
	asOfMs: number,
): Promise<void> {
	const [[earliest, latest] = [null, null]] = await rows(
		`SELECT min(${momentOf('first')})::DOUBLE, max(${momentOf('first')})::DOUBLE FROM members`,
	);
	const longestMs = Math.max(1, ...metrics.map(({ metric }) => metric.windowDays)) * msPerDay;
	const from = Number(earliest ?? 0) - daysBefore * msPerDay;
	const to = Math.min(asOfMs, Number(latest ?? 0) + longestMs);
	const reads = (column: string) =>
		[...aggregates.values()].some((aggregate) => aggregate.includes(column));
	const source = happenings(data, reads, { from, to, longestMs });
	const measured = [...aggregates].map(([column, aggregate]) => `${aggregate} AS ${column}`);
	await run(`CREATE OR REPLACE TEMP TABLE outcomes AS
		SELECT ${['first', 'count(*) FILTER (WHERE since < 0) > 0 AS known', ...measured].join(',\n')}
		FROM (${reads('begins_visit') ? withVisits(source) : source})
		GROUP BY member, first`);
}

/** Every event of a member within reach, and one empty row of members without any. */
function happenings(
	{ events, titles }: Facts,
	reads: (column: string) => boolean,
	{
		from,
		to,
		longestMs,
	}: { readonly from: number; readonly to: number; readonly longestMs: number },
): string {
	const visits = reads('begins_visit') ? ['kind', 'watched_seconds'] : [];
	const columns = told.filter((column) => reads(column) || visits.includes(column));
	const fromTitles = ofTitles.filter(reads);
	const chosen = [
		'profile_id',
		'epoch_ms(happened_at) AS happened_ms',
		...(visits.length > 0 ? ['position'] : []),
		...columns,
	];
	const own = `SELECT ${chosen.map((column) => `e.${column}`.replace('e.epoch_ms(', 'epoch_ms(e.')).join(', ')}
		${fromTitles.map((column) => `, t.${column}`).join('')}
		FROM ${events} e ${fromTitles.length > 0 ? `LEFT JOIN ${titles} t ON t.title_id = e.title_id` : ''}
		WHERE e.kind <> 'notification-sent'
			AND e.happened_at >= make_timestamp_ms(${from}) AND e.happened_at < make_timestamp_ms(${to})`;
	const met = momentOf('m.first');
	return `SELECT m.rowid AS member, m.first, h.* EXCLUDE (profile_id), h.happened_ms - ${met} AS since
		FROM members m LEFT JOIN (${own}) h
			ON h.profile_id = m.unit
			AND h.happened_ms >= ${met} - ${daysBefore * msPerDay} AND h.happened_ms < ${met} + ${longestMs}
		WHERE NOT m.contaminated`;
}

/**
 * The events with `begins_visit`, as sessions of viewing are parted: by a pause; a stop speaks for the time watched before
 * it. The first exposure parts visits too, so that one that goes on there counts before it and after it.
 */
const withVisits = (source: string): string => `
	SELECT * EXCLUDE (began_ms), coalesce(began_ms > ${sessionGapMs} + max(happened_ms) OVER (
		PARTITION BY member, since >= 0 ORDER BY began_ms, position
		ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS begins_visit
	FROM (SELECT *, happened_ms - CASE kind WHEN 'stop' THEN round(watched_seconds * 1000)::BIGINT ELSE 0 END
		AS began_ms FROM (${source}))`;
