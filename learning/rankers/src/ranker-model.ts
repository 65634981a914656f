import { featureCount } from '@marquee/features';
import type { EpochMs } from '@marquee/units';
import type { Calibration } from './calibration.ts';
import { priorWeights } from './prior-ranker.ts';
import { type Head, heads } from './ranker.ts';
import type { RankerRun } from './ranker-run.ts';
import type { Scales } from './scales.ts';

/** A trained ranker as numbers: all that serving needs, and where it comes from. Weights are for features as they are read. */
export interface RankerModel {
	readonly run: RankerRun;
	/** The features, in the order of the weights. `// (F)` */
	readonly names: readonly string[];
	readonly weights: RankerWeights;
	readonly calibrations: Readonly<Record<Head, Calibration>>;
	readonly lineage: RankerLineage;
}

/** The network of `network.ts`, row-major. H is the run's width; the 3 columns are the heads. */
export interface RankerWeights {
	readonly trunk: Float32Array; // (F, H)
	readonly 'trunk-bias': Float32Array; // (H)
	readonly heads: Float32Array; // (H, 3)
	readonly 'heads-bias': Float32Array; // (3)
	readonly straight: Float32Array; // (F, 3)
}

/** Where a ranker comes from. */
export interface RankerLineage {
	/** No request at this moment or after it was learnt from. */
	readonly trainedUntil: EpochMs;
	readonly slates: number;
	readonly heldOutSlates: number;
	/** Of the last epoch. */
	readonly loss: number;
	/** Features about which the training said nothing, since they never varied: their weights are those of the prior ranker. */
	readonly unvaried: readonly string[];
}

/**
 * Weights learnt over standardised features, as weights over features as they are:
 *
 *   Σ w (x − mean) / deviation = Σ (w / deviation) x − Σ w mean / deviation
 *
 * A feature that never varied has no learnt weight. It gets what the prior ranker says of it, so that a ranker trained where
 * nobody recorded impressions does not forget what fatigue is.
 */
export function asRead(
	learnt: RankerWeights,
	{ means, deviations }: Scales,
	calibrations: Readonly<Record<Head, Calibration>>,
): RankerWeights {
	const H = learnt['trunk-bias'].length;
	const scale = deviations.map((deviation) => (deviation === 0 ? 0 : 1 / deviation)); // (F)
	const trunk = learnt.trunk.map((w, at) => w * scale[Math.floor(at / H)]!);
	const straight = learnt.straight.map((w, at) => w * scale[Math.floor(at / heads.length)]!);
	for (const [o, head] of heads.entries()) {
		const prior = priorWeights(head);
		for (let f = 0; f < featureCount; f++)
			if (deviations[f] === 0)
				straight[f * heads.length + o] = prior[f]! / calibrations[head].slope;
	}
	return {
		trunk,
		'trunk-bias': shifted(learnt['trunk-bias'], trunk, means),
		heads: learnt.heads,
		'heads-bias': shifted(learnt['heads-bias'], straight, means),
		straight,
	};
}

/** bias − mean · weights, column by column. */
function shifted(bias: Float32Array, weights: Float32Array, means: Float64Array): Float32Array {
	return bias.map((value, column) => {
		let sum = value;
		for (let f = 0; f < means.length; f++) sum -= means[f]! * weights[f * bias.length + column]!;
		return sum;
	});
}
