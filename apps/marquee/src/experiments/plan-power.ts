import { latelySeen, metricNamed, powerPlanned } from '@marquee/analysis';
import type { PowerAsked, PowerPlanned } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { type AnalysisLimits, withAnalysedFacts } from './analysed-facts.ts';

/**
 * What an experiment in a state folder would be able to see, from the last weeks of its log.
 *
 * @throws {Failure} `metric-unknown`, `experiment-power-without-data`, `analysis-…`
 */
export async function planPower(
	folder: StateFolder,
	asked: PowerAsked,
	asOf: EpochMs,
	limits: AnalysisLimits,
): Promise<PowerPlanned> {
	const metric = metricNamed(asked.metric);
	return withAnalysedFacts(folder, limits, async ({ engine, facts }) =>
		powerPlanned(metric, await latelySeen(engine, facts, metric, asOf), asked),
	);
}
