import { chiSquareUpper } from '@marquee/numerics';
import { refusal, requireCount } from './refusals.ts';

/** Units of an arm, and the share that it should have had (shares need not add up to 1). */
export interface Share {
	readonly count: number;
	readonly weight: number;
}

/** Whether arms got the units that they should have. */
export interface SampleRatio {
	readonly chiSquare: number;
	readonly degrees: number;
	readonly pValue: number;
	/** Observed − expected, of expected, arm by arm; null where an arm should have none. */
	readonly deviations: readonly (number | null)[];
}

/** Below this a sample ratio is called broken; stricter than 0.05, since it voids everything else. */
export const sampleRatioAlarm = 0.001;

/**
 * Sample-ratio mismatch, at one look: Pearson's chi-square of counts against shares, its tail exact far out.
 *
 *   χ² = Σ (O − E)² / E,   degrees of freedom = arms of weight above 0, less one
 *
 * @throws {Failure} `statistics-sample-malformed` if an arm of no weight has units; `statistics-sample-too-small`
 * @paper Fabijan et al.: Diagnosing Sample Ratio Mismatch in Online Controlled Experiments. KDD 2019.
 */
export function sampleRatio(arms: readonly Share[]): SampleRatio {
	const { total, expected } = expectations(arms);
	const deviations = arms.map(({ count }, i) =>
		expected[i] === 0 ? null : (count - expected[i]!) / expected[i]!,
	);
	const chiSquare = deviations.reduce<number>(
		(sum, one, i) => sum + (one ?? 0) ** 2 * expected[i]!,
		0,
	);
	const degrees = expected.filter((one) => one > 0).length - 1;
	if (total === 0)
		throw refusal('statistics-sample-too-small', 'no arm has a unit', 'Wait for exposures.');
	return { chiSquare, degrees, pValue: chiSquareUpper(chiSquare, degrees), deviations };
}

/** What each arm should have had. @throws {Failure} `statistics-sample-malformed` */
export function expectations(arms: readonly Share[]): {
	readonly total: number;
	readonly expected: readonly number[];
} {
	for (const { count, weight } of arms) {
		requireCount(count, 'count');
		if (!(weight >= 0 && weight < Infinity) || (weight === 0 && count > 0))
			throw refusal(
				'statistics-sample-malformed',
				`an arm of weight ${weight} has ${count} units`,
				'Weights are from 0 up, and an arm of weight 0 gets nobody.',
			);
	}
	const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
	if (arms.filter(({ weight }) => weight > 0).length < 2)
		throw refusal(
			'statistics-sample-malformed',
			'fewer than two arms have a weight',
			'Name every arm with its weight.',
		);
	const total = arms.reduce((sum, { count }) => sum + count, 0);
	return { total, expected: arms.map(({ weight }) => (total * weight) / whole) };
}
