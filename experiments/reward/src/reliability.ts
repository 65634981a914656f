import { exactShare, type Reading } from '@marquee/statistics';
import { refusal } from './refusals.ts';

/** Units of about the same expectation, and what came of them. */
export interface ReliabilityBin {
	readonly units: number;
	/** Mean of what was expected. */
	readonly expected: number;
	/** What came, with its exact interval. */
	readonly found: Pick<Reading, 'estimate' | 'low' | 'high'>;
}

/** Whether chances mean what they say. */
export interface Reliability {
	readonly bins: readonly ReliabilityBin[];
	/** Mean distance of expected and found over bins, weighed by units. */
	readonly expectedCalibrationError: number;
	/** The chance that a yes was expected more than a no; 0.5 is a coin. */
	readonly areaUnderCurve: number;
	/** Mean of (expected − outcome)². */
	readonly brier: number;
	readonly logLoss: number;
}

/**
 * Expected chances against outcomes, on units that nothing was learnt from.
 *
 *   ECE = Σ_bins units / N · |mean expected − share found|,   AUC = P(expected of a yes > expected of a no), ties half
 *
 * Bins hold equally many units. (Calibration of recommended lists to a viewer's tastes, by Steck, is another measure.)
 *
 * @throws {Failure} `reward-data-too-few` without a yes and a no
 * @paper Niculescu-Mizil, Caruana: Predicting Good Probabilities with Supervised Learning. ICML 2005.
 */
export function reliability(
	expected: ArrayLike<number>,
	outcome: ArrayLike<number>,
	bins = 10,
): Reliability {
	const order = Array.from(expected, (_, row) => row).sort((a, b) => expected[a]! - expected[b]!);
	const n = order.length;
	const parts = Array.from({ length: Math.min(bins, n) }, (_, bin) =>
		order.slice(Math.floor((bin * n) / bins), Math.floor(((bin + 1) * n) / bins)),
	).filter((rows) => rows.length > 0);
	const read = parts.map((rows): ReliabilityBin => {
		const successes = rows.reduce((sum, row) => sum + outcome[row]!, 0);
		const { estimate, low, high } = exactShare({ successes, trials: rows.length });
		const mean = rows.reduce((sum, row) => sum + expected[row]!, 0) / rows.length;
		return { units: rows.length, expected: mean, found: { estimate, low, high } };
	});
	return {
		bins: read,
		expectedCalibrationError: read.reduce(
			(sum, { units, expected: mean, found }) =>
				sum + (units / n) * Math.abs(mean - found.estimate),
			0,
		),
		areaUnderCurve: areaUnderCurve(expected, outcome, order),
		brier: order.reduce((sum, row) => sum + (expected[row]! - outcome[row]!) ** 2, 0) / n,
		logLoss: logLoss(expected, outcome),
	};
}

/** Mean of −ln of the chance that was given to what came. */
export function logLoss(expected: ArrayLike<number>, outcome: ArrayLike<number>): number {
	let total = 0;
	for (let row = 0; row < outcome.length; row++) {
		const chance = outcome[row] === 1 ? expected[row]! : 1 - expected[row]!;
		total -= Math.log(Math.max(chance, 1e-15));
	}
	return total / outcome.length;
}

function areaUnderCurve(
	expected: ArrayLike<number>,
	outcome: ArrayLike<number>,
	order: readonly number[],
): number {
	let [wins, no] = [0, 0];
	for (let from = 0; from < order.length; ) {
		let to = from;
		let [yesHere, noHere] = [0, 0];
		while (to < order.length && expected[order[to]!] === expected[order[from]!]) {
			if (outcome[order[to]!] === 1) yesHere++;
			else noHere++;
			to++;
		}
		wins += yesHere * (no + noHere / 2);
		no += noHere;
		from = to;
	}
	const yes = order.length - no;
	if (yes === 0 || no === 0)
		throw refusal(
			'reward-data-too-few',
			`${yes} units with the outcome and ${no} without`,
			'Give units of both kinds.',
		);
	return wins / (yes * no);
}
