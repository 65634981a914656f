import type { Estimator } from './estimator.ts';
import { clippedIps } from './estimators/clipped-ips.ts';
import { dm } from './estimators/dm.ts';
import { dr } from './estimators/dr.ts';
import { dros } from './estimators/dros.ts';
import { ips } from './estimators/ips.ts';
import { mips } from './estimators/mips.ts';
import { replay } from './estimators/replay.ts';
import { sndr } from './estimators/sndr.ts';
import { snips } from './estimators/snips.ts';
import { switchDr } from './estimators/switch-dr.ts';
import type { Evidence } from './evidence.ts';
import { chosenBySlope, slopeGrid } from './slope.ts';

/** What estimators are tuned to; what is left out is chosen from the evidence. */
export interface Tuning {
	/** Where weights of clipped IPS end; the tenth part of √N unless given. */
	readonly clip?: number;
	/** Above which weight Switch-DR believes the model; by SLOPE unless given. */
	readonly switchAt?: number;
	/** λ of DRos; by SLOPE unless given. */
	readonly shrinkage?: number;
}

/** Every estimator of single choices, tuned. */
export function allEstimators(seen: Evidence, tuning: Tuning = {}): readonly Estimator[] {
	const { clip = usualClip(seen.weights.length), switchAt, shrinkage } = tuning;
	return [
		ips,
		clippedIps(clip),
		snips,
		dm,
		dr,
		sndr,
		tuned(switchDr, seen, switchAt, 1),
		tuned(dros, seen, shrinkage, 2),
		mips,
		replay,
	];
}

/**
 * Clipping at a limit that grows as √N loses its bias with growing logs and keeps variance within bounds; the tenth part cuts no weights
 * that are usual.
 * @paper Ionides: Truncated Importance Sampling. Journal of Computational and Graphical Statistics 2008.
 */
const usualClip = (rows: number): number => Math.max(10, Math.sqrt(rows) / 10);

function tuned(
	make: (setting: number) => Estimator,
	seen: Evidence,
	given: number | undefined,
	power: number,
): Estimator {
	if (given !== undefined) return make(given);
	const free = make(Number.POSITIVE_INFINITY);
	if (free.lacks(seen) !== undefined) return free;
	const largest = seen.weights.reduce((most, w) => Math.max(most, w), 0);
	// λ compares with squared weights, and shrinks nothing only far above them
	const settings = slopeGrid(largest ** power).map(make);
	return chosenBySlope([...settings, free], seen);
}
