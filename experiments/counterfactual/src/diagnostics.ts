import type { ChoiceLog } from './choice-log.ts';
import { clusteredError } from './clustered-interval.ts';
import type { Evidence } from './evidence.ts';
import type { Target } from './target.ts';
import { unsupportedMass } from './unsupported-mass.ts';

/** How far a log carries what is said of a target. */
export interface Diagnostics {
	readonly rows: number;
	readonly units: number;
	/** So many rows of the target's own would say as much: Kish's (Σ w)² / Σ w². */
	readonly effectiveSampleSize: number;
	/** 1 if the propensities are true and the log could have shown all that the target would. */
	readonly meanWeight: number;
	readonly meanWeightError: number;
	/** What the heaviest row decides of the whole. */
	readonly largestWeightShare: number;
	readonly largestWeight: number;
	/** How much of its choosing the target gives to what the log could not have shown. */
	readonly unsupportedMass: number;
	/** So many rows stand behind the standard error, which heavy weights make uncertain first: (Σ w²)² / Σ w⁴. */
	readonly effectiveForVariance: number;
	/** Rows that were logged as impossible. */
	readonly impossibleRows: number;
	/** So many rewarded rows of equal weight would say as much: (Σ w|r|)² / Σ (wr)². */
	readonly effectiveRewards: number;
}

/**
 * @paper Kish: Survey Sampling, section 11.7. 1965.
 * @paper Owen: Monte Carlo Theory, Methods and Examples, chapter 9.3. 2013.
 */
export function diagnosed(log: ChoiceLog, target: Target, seen: Evidence): Diagnostics {
	return { ...weightsDiagnosed(seen), unsupportedMass: unsupportedMass(log, target) };
}

/** What the weights alone say. */
export function weightsDiagnosed(
	seen: Pick<Evidence, 'weights' | 'rewards' | 'propensities' | 'units' | 'unitCount'>,
): Omit<Diagnostics, 'unsupportedMass'> {
	const { weights, rewards, propensities, units, unitCount } = seen;
	const rows = weights.length;
	let [total, squares, fourths, largest] = [0, 0, 0, 0];
	let [gained, gainedSquares, impossible] = [0, 0, 0];
	for (let i = 0; i < rows; i++) {
		const w = weights[i]!;
		const gain = w * Math.abs(rewards[i]!);
		total += w;
		squares += w * w;
		fourths += w ** 4;
		largest = Math.max(largest, w);
		gained += gain;
		gainedSquares += gain * gain;
		if (propensities[i] === 0) impossible++;
	}
	const meanWeight = total / rows;
	const influences = weights.map((w) => w - meanWeight);
	return {
		rows,
		units: unitCount,
		effectiveSampleSize: squares === 0 ? 0 : total ** 2 / squares,
		meanWeight,
		meanWeightError: clusteredError(influences, units, unitCount),
		largestWeightShare: total === 0 ? 0 : largest / total,
		largestWeight: largest,
		effectiveForVariance: fourths === 0 ? 0 : squares ** 2 / fourths,
		impossibleRows: impossible,
		effectiveRewards: gainedSquares === 0 ? 0 : gained ** 2 / gainedSquares,
	};
}
