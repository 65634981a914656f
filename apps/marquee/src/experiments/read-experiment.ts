import { experimentReading, experimentSums, metricNamed, takenExposures } from '@marquee/analysis';
import type { Experiment, ExperimentReading } from '@marquee/contracts';
import { openSqliteControlPlane, readSegmentExposureLog } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { experimentUnknown } from '../serving/experiments/experiment-failures.ts';
import { interleavingReading } from '../serving/interleaving/interleaving-reading.ts';
import { type AnalysisLimits, withAnalysedFacts } from './analysed-facts.ts';

/**
 * Everything that an experiment of a state folder says as of a moment, also beside the running service.
 *
 * @throws {Failure} `experiment-unknown`, `metric-unknown`, `analysis-…`
 */
export async function readExperiment(
	folder: StateFolder,
	key: string,
	asOf: EpochMs,
	limits: AnalysisLimits,
): Promise<ExperimentReading> {
	const experiment = await experimentIn(folder, key);
	const { design } = experiment;
	const keys = [
		design.primary,
		...design.guardrails.map(({ metric }) => metric),
		...design.secondary,
	];
	const metrics = [...new Set(keys)].map(metricNamed);
	return withAnalysedFacts(folder, limits, async ({ engine, facts, logPosition }) => {
		const exposures = await takenExposures(engine, exposuresOf(folder, key));
		const sums = await experimentSums(
			engine,
			{ ...facts, exposures },
			{ metrics, segmentsOf: design.primary, asOf },
		);
		const interleaving =
			design.kind === 'interleaving' ? await interleavingReading(folder, experiment, asOf) : null;
		return experimentReading(experiment, sums, { logPosition, interleaving });
	});
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
