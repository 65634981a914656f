import { type EpochMs, epochMs, msPerDay } from '@marquee/units';
import type { AnalysisEngine } from '../engine.ts';
import type { Metric } from '../metric.ts';
import { type Cell, cellsOf } from './cells.ts';
import { columnsOfMetrics } from './columns-of-metrics.ts';
import type { ExperimentData } from './experiment-data.ts';
import { makeMembers } from './members.ts';
import { makeOutcomes } from './outcomes.ts';

/** Members are gathered over so many days: each weekday four times. */
const gatheredDays = 28;

/**
 * The sums of one metric as if everybody had been exposed when first seen in the last four weeks that leave time for the
 * metric’s window: what members are like without an experiment. Counted back from the newest event, since logs may be old.
 */
export async function latelySeen(
	engine: AnalysisEngine,
	{ events, titles }: Omit<ExperimentData, 'exposures'>,
	metric: Metric,
	asOf: EpochMs,
): Promise<readonly Cell[]> {
	const [[newest] = [null]] = await engine.rows(
		`SELECT max(epoch_ms(happened_at))::DOUBLE FROM ${events} WHERE happened_at < make_timestamp_ms(${asOf})`,
	);
	if (newest === null) return [];
	const end = epochMs(Number(newest) + 1);
	const to = Math.floor(end - metric.windowDays * msPerDay);
	const from = to - gatheredDays * msPerDay;
	const exposures = `(SELECT profile_id AS unit, 'all' AS arm, 'all' AS epoch,
			min(epoch_ms(happened_at)) AS at_ms, NULL::VARCHAR AS country, NULL::VARCHAR AS device
		FROM ${events}
		WHERE kind <> 'notification-sent'
			AND happened_at >= make_timestamp_ms(${from}) AND happened_at < make_timestamp_ms(${to})
		GROUP BY profile_id)`;
	await makeMembers(engine, { exposures }, end);
	const columns = columnsOfMetrics([metric]);
	await makeOutcomes(engine, { events, titles }, columns, end);
	return cellsOf(engine, columns.metrics);
}
