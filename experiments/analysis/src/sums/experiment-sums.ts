import { type EpochMs, epochMs, msPerDay, utcDay } from '@marquee/units';
import type { AnalysisEngine } from '../engine.ts';
import type { Metric } from '../metric.ts';
import { type Cell, cellsOf, type SegmentCell, segmentsOf } from './cells.ts';
import { columnsOfMetrics } from './columns-of-metrics.ts';
import type { ExperimentData } from './experiment-data.ts';
import { type Membership, makeMembers } from './members.ts';
import { makeOutcomes } from './outcomes.ts';

/** Everything that is known of an experiment as of one moment, added up. */
export interface ExperimentSums extends Membership {
	readonly asOf: EpochMs;
	readonly metrics: readonly Metric[];
	/** By epoch, day and arm; members that met several arms are in none. */
	readonly cells: readonly Cell[];
	/** Of the metric that segments were asked of. */
	readonly segments: readonly SegmentCell[];
	readonly newestExposureAt: EpochMs | undefined;
	/** Of all events that happened before `asOf`, whoever’s. */
	readonly newestEventAt: EpochMs | undefined;
}

/** What is to be added up. */
export interface SumsAsked {
	readonly metrics: readonly Metric[];
	/** The metric, one of `metrics`, whose sums are wanted by segment. */
	readonly segmentsOf?: string;
	/** Exposures and events before it are counted. */
	readonly asOf: EpochMs;
}

/**
 * Adds up what members did after their first exposure and before it, metric by metric, in the engine: what leaves it is a
 * few numbers per arm, epoch and day, however many members there are. Makes tables in the engine: one at a time.
 *
 * @throws {Failure} `analysis-out-of-memory`, `analysis-unreadable`
 */
export async function experimentSums(
	engine: AnalysisEngine,
	data: ExperimentData,
	asked: SumsAsked,
): Promise<ExperimentSums> {
	const { metrics, asOf } = asked;
	const membership = await makeMembers(engine, data, asOf);
	const { cells, segments } = await addedUp(engine, data, asked);
	return {
		...membership,
		asOf,
		metrics,
		cells,
		segments,
		newestExposureAt: await newest(engine, data.exposures, 'at_ms', asOf),
		newestEventAt: await newest(engine, data.events, 'epoch_ms(happened_at)', asOf),
	};
}

async function addedUp(
	engine: AnalysisEngine,
	data: ExperimentData,
	{ metrics, segmentsOf: segmented, asOf }: SumsAsked,
): Promise<Pick<ExperimentSums, 'cells' | 'segments'>> {
	if (metrics.length === 0) return { cells: [], segments: [] };
	const columns = columnsOfMetrics(metrics);
	await makeOutcomes(engine, data, columns, asOf);
	const cells = await cellsOf(engine, columns.metrics);
	const wanted = columns.metrics.find(({ metric }) => metric.key === segmented);
	const segments =
		wanted === undefined ? [] : await segmentsOf(engine, wanted, countedUntil(wanted.metric, asOf));
	await engine.run('DROP TABLE outcomes');
	return { cells, segments };
}

/**
 * The UTC day before which first exposures must lie so that a metric counts them: of a closed window, every day that ended
 * a window ago. Whole days, so that a day’s members are counted together and never change again.
 */
export const countedUntil = ({ maturity, windowDays }: Metric, asOf: EpochMs): number =>
	maturity === 'open'
		? utcDay(asOf) + 1
		: utcDay(epochMs(Math.floor(asOf - windowDays * msPerDay)));

async function newest(
	engine: AnalysisEngine,
	relation: string,
	moment: string,
	asOf: EpochMs,
): Promise<EpochMs | undefined> {
	const [[found] = [null]] = await engine.rows(
		`SELECT max(${moment})::DOUBLE FROM ${relation} WHERE ${moment} < ${asOf}`,
	);
	return found === null ? undefined : epochMs(found as number);
}
