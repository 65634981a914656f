import type { FittedWeighting } from '@marquee/reward';

/** A fitted weighting as a person reads it: what each signal adds, and whether chances mean what they say. */
export function weightingPrinted({ weighting, reliability, unexplained }: FittedWeighting): string {
	const { version, answers, signals, units, ridge, intercept } = weighting;
	const width = Math.max(...signals.map(({ name }) => name.length), 6);
	const unit = answers === 'chance' ? 'log odds' : 'the outcome';
	return [
		`${version}: from ${units.toLocaleString('en')} units, ridge ${ridge}, intercept ${digits(intercept)}`,
		`${'signal'.padEnd(width)}  weight per unit in ${unit} [95 % interval], per deviation`,
		...signals
			.toSorted((a, b) => Math.abs(b.perDeviation) - Math.abs(a.perDeviation))
			.map(
				({ name, weight, low, high, perDeviation }) =>
					`${name.padEnd(width)}  ${digits(weight)} [${digits(low)}, ${digits(high)}], ${digits(perDeviation)}`,
			),
		`on units left out: ${(100 * (1 - unexplained)).toFixed(1)} % of the variance explained`,
		...(reliability === null
			? []
			: [
					`area under curve ${digits(reliability.areaUnderCurve)}, calibration error ${digits(reliability.expectedCalibrationError)}`,
					'expected   found [95 % interval]   units',
					...reliability.bins.map(
						({ expected, found, units: own }) =>
							`${expected.toFixed(3).padEnd(9)}  ${found.estimate.toFixed(3)} [${found.low.toFixed(3)}, ${found.high.toFixed(3)}]  ${own}`,
					),
				]),
		'It foretells the outcome; whether moving a signal moves it is told by past experiments: marquee reward proxies.',
	].join('\n');
}

const digits = (value: number): string => value.toPrecision(3);
