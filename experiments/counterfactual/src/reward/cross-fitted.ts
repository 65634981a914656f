import { hash32 } from '@marquee/units';
import type { ChoiceLog } from '../choice-log.ts';
import type { Expectation } from '../target.ts';
import type { RewardLearner } from './reward-learner.ts';

/**
 * A model of rewards that is never asked of a unit that it has learnt from: units are parted into folds, and each fold is asked of the model
 * of the others. So the errors it is set right by are errors of foretelling, and intervals hold.
 *
 * @throws {RangeError} if there are fewer than two folds, or fewer units than folds.
 * @paper Chernozhukov, Chetverikov, Demirer, Duflo, Hansen, Newey, Robins: Double/Debiased Machine Learning for Treatment and
 * Structural Parameters. Econometrics Journal 2018.
 */
export function crossFitted(
	log: ChoiceLog,
	learner: RewardLearner,
	{ folds = 2, seed = 1 }: { readonly folds?: number; readonly seed?: number } = {},
): Expectation {
	const { units, unitCount } = log;
	if (!(Number.isInteger(folds) && folds >= 2 && folds <= 255))
		throw new RangeError(`${folds} folds: at least two are needed, so that none judges itself`);
	if (unitCount < folds) throw new RangeError(`${unitCount} units cannot be parted into ${folds}`);
	const foldOf = foldsOf(unitCount, folds, seed);
	const models = Array.from({ length: folds }, (_, fold) =>
		learner.fit(log, (row) => foldOf[units[row]!] !== fold),
	);
	return (row, action) => models[foldOf[units[row]!]!]!(row, action);
}

/** Folds of equal size, dealt to units in the order of a hash. */
function foldsOf(unitCount: number, folds: number, seed: number): Uint8Array {
	const keys = Float64Array.from({ length: unitCount }, (_, unit) => hash32(`fold ${unit}`, seed));
	const order = Uint32Array.from(keys, (_, unit) => unit).sort(
		(a, b) => keys[a]! - keys[b]! || a - b,
	);
	const foldOf = new Uint8Array(unitCount);
	for (const [place, unit] of order.entries()) foldOf[unit] = place % folds;
	return foldOf;
}
