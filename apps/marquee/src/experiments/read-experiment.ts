import {
	experimentReading,
	experimentSums,
	type Metric,
	metricNamed,
	takenExposures,
} from '@marquee/analysis';
import type { Experiment, ExperimentDesign, ExperimentReading } from '@marquee/contracts';
import { openSqliteControlPlane, readSegmentExposureLog } from '@marquee/stores';
import { type EpochMs, epochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { experimentUnknown } from '../serving/experiments/experiment-failures.ts';
import { interleavingReading } from '../serving/interleaving/interleaving-reading.ts';
import { type AnalysisLimits, withAnalysedFacts } from './analysed-facts.ts';
import { counterfactualReadings } from './counterfactual-readings.ts';

/** How much a reading may use, and until when anybody wants it. */
export interface ReadingLimits extends AnalysisLimits {
	/** Once aborted, nothing further is read. */
	readonly signal: AbortSignal;
}

/**
 * Everything that an experiment of a state folder says as of a moment, or as of its end if that was before, also beside the
 * running service.
 *
 * @throws {Failure} `experiment-unknown`, `metric-unknown`, `analysis-…`
 */
export async function readExperiment(
	folder: StateFolder,
	key: string,
	asOf: EpochMs,
	{ signal, ...limits }: ReadingLimits,
): Promise<ExperimentReading> {
	const experiment = await experimentIn(folder, key);
	const { design, stoppedAt = asOf } = experiment;
	// From then on all members were served alike: what they did would only dilute what arms did.
	const until = epochMs(Math.min(asOf, stoppedAt));
	const metrics = metricsOf(design);
	return withAnalysedFacts(folder, limits, async ({ engine, facts, logPosition }) => {
		const exposures = await takenExposures(engine, exposuresOf(folder, key));
		const sums = await experimentSums(
			engine,
			{ ...facts, exposures },
			{ metrics, segmentsOf: design.primary, asOf: until },
		);
		const interleaving =
			design.kind === 'interleaving' ? await interleavingReading(folder, experiment, until) : null;
		const counterfactual = await counterfactualReadings(folder, asOf, signal);
		return experimentReading(experiment, sums, { logPosition, interleaving, counterfactual });
	});
}

/** Who is shown both arms at once did nothing for one of them alone: an interleaved experiment has no sums. */
function metricsOf({ kind, primary, guardrails, secondary }: ExperimentDesign): readonly Metric[] {
	if (kind === 'interleaving') return [];
	const keys = [primary, ...guardrails.map(({ metric }) => metric), ...secondary];
	return [...new Set(keys)].map(metricNamed);
}

async function experimentIn(folder: StateFolder, key: string): Promise<Experiment> {
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	try {
		const { experiments } = await controlPlane.tried();
		const experiment = experiments.find(({ design }) => design.key === key);
		if (experiment === undefined) throw experimentUnknown(key);
		return experiment;
	} finally {
		await controlPlane.close();
	}
}

async function* exposuresOf(folder: StateFolder, key: string) {
	for await (const batch of readSegmentExposureLog(folder.exposures).read(0))
		yield batch.map(({ exposure }) => exposure).filter(({ experiment }) => experiment === key);
}
