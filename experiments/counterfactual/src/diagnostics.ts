import type { ChoiceLog } from './choice-log.ts';
import { clusteredError, unitSums } from './clustered-interval.ts';
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
	/**
	 * So many units stand behind the standard error, which heavy weights make uncertain first: (Σ u²)² / Σ u⁴ with u what the rows of a
	 * unit weigh together.
	 */
	readonly effectiveForVariance: number;
	/** Rows that were logged as impossible. */
	readonly impossibleRows: number;
	/**
	 * So many units rewarded alike would say as much: (Σ g)² / Σ g², g = Σ w (r − min r) over the rows of a unit; or the same of what lies
	 * below the best reward, if that is less. 0 where all rewards are equal.
	 */
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
	const { weights, propensities, units, unitCount } = seen;
	const rows = weights.length;
	let [total, squares, largest, impossible] = [0, 0, 0, 0];
	for (let i = 0; i < rows; i++) {
		const w = weights[i]!;
		total += w;
		squares += w * w;
		largest = Math.max(largest, w);
		if (propensities[i] === 0) impossible++;
	}
	const meanWeight = total / rows;
	const influences = weights.map((w) => w - meanWeight);
	const ofUnits = unitSums(weights, units, unitCount);
	return {
		rows,
		units: unitCount,
		effectiveSampleSize: squares === 0 ? 0 : total ** 2 / squares,
		meanWeight,
		meanWeightError: clusteredError(influences, units, unitCount),
		largestWeightShare: total === 0 ? 0 : largest / total,
		largestWeight: largest,
		effectiveForVariance: worth(ofUnits.map((u) => u * u)),
		impossibleRows: impossible,
		effectiveRewards: effectiveRewards(seen),
	};
}

/** Kish's (Σ x)² / Σ x²: so many equal numbers would say as much. */
function worth(numbers: Float64Array): number {
	let [total, squares] = [0, 0];
	for (const x of numbers) {
		total += x;
		squares += x * x;
	}
	return squares === 0 ? 0 : total ** 2 / squares;
}

function effectiveRewards({
	weights,
	rewards,
	units,
	unitCount,
}: Pick<Evidence, 'weights' | 'rewards' | 'units' | 'unitCount'>): number {
	const least = rewards.reduce((low, r) => Math.min(low, r), Number.POSITIVE_INFINITY);
	const most = rewards.reduce((high, r) => Math.max(high, r), Number.NEGATIVE_INFINITY);
	const above = weights.map((w, i) => w * (rewards[i]! - least));
	const below = weights.map((w, i) => w * (most - rewards[i]!));
	return Math.min(...[above, below].map((gains) => worth(unitSums(gains, units, unitCount))));
}
