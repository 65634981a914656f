import type { ExperimentDesign } from '@marquee/contracts';
import { meanArm, postStratified, type Stratum, sampleRatioAlarm } from '@marquee/statistics';
import type { Metric } from '../metric.ts';
import type { ExperimentSums } from '../sums/experiment-sums.ts';
import type { EpochSums } from './compared.ts';
import { alwaysValid, countedCells, epochsOf, tuningOf } from './effects.ts';
import { columnsOf } from './linear.ts';
import { fewestMembers } from './metric-readings.ts';

/** Where what was known of members before, in the sums of a metric, stands. */
const placeBefore = ({ kind }: Metric): number | undefined =>
	({ mean: 1, share: 1, ratio: 2, quantile: undefined })[kind];

/**
 * The treatments whose members differed from the control’s by the primary metric before they had met anything: chance does
 * that once in a thousand experiments at most, however often one looks, so somebody was chosen or lost.
 *
 * @paper Deng, Xu, Kohavi, Walker: Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data. WSDM 2013.
 */
export function differedBefore(design: ExperimentDesign, sums: ExperimentSums): readonly string[] {
	const metric = sums.metrics.find(({ key }) => key === design.primary);
	const place = metric && placeBefore(metric);
	if (metric === undefined || place === undefined) return [];
	const cells = countedCells(sums, metric);
	const [control, ...treatments] = design.arms.map(({ key }) => key);
	return treatments.filter((treatment) => {
		const asked = { metric, control: control!, treatment };
		const arms = armsBefore(epochsOf(cells, asked), place);
		if (arms === undefined || Math.min(arms.control.n, arms.treatment.n) < fewestMembers)
			return false;
		const effect = alwaysValid(arms, {
			alpha: sampleRatioAlarm / treatments.length,
			tuning: tuningOf(design, control!, treatment),
		});
		return effect !== undefined && (effect.low! > 0 || effect.high! < 0);
	});
}

function armsBefore(epochs: readonly EpochSums[], place: number): Stratum | undefined {
	const strata = epochs
		.filter(({ control, treatment }) => Math.min(control.moments.n, treatment.moments.n) >= 2)
		.map(({ control, treatment }) => ({
			control: meanArm(columnsOf(control.moments, [place])),
			treatment: meanArm(columnsOf(treatment.moments, [place])),
		}));
	return strata.length === 0 ? undefined : postStratified(strata, 'precision');
}
