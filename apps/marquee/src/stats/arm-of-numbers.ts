import {
	type Arm,
	clusteredMean,
	type Moments,
	meanArm,
	mergedMoments,
	proportionArm,
	quantileArm,
	ratioArm,
} from '@marquee/statistics';
import type { ArmNumbers, MetricKind } from './arms-in-file.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';

/** What the numbers are to be taken for; told by what is given where it is not asked. */
export interface MetricAsked {
	readonly metric?: MetricKind | undefined;
	readonly quantile: number;
}

/** Both arms as comparisons see them. */
export type Pair = { readonly control: Arm; readonly treatment: Arm };

/** The metric that is asked for, or the one that all these numbers allow. */
export function metricOf(arms: readonly ArmNumbers[], asked: MetricAsked): MetricKind {
	if (asked.metric !== undefined) return asked.metric;
	if (arms.some(({ denominated }) => denominated)) return 'ratio';
	return arms.every(({ counted }) => counted) ? 'proportion' : 'mean';
}

/** Both arms without covariates or strata. */
export function plainPair(
	control: ArmNumbers,
	treatment: ArmNumbers,
	metric: MetricKind,
	asked: MetricAsked,
): Pair {
	const arm = (own: ArmNumbers) => placed(placeOf(own), () => armOf(own, metric, asked));
	return { control: arm(control), treatment: arm(treatment) };
}

const placeOf = ({ name, stratum }: ArmNumbers): string =>
	stratum === '' ? `arm ${name}` : `arm ${name}, stratum ${stratum}`;

function armOf(numbers: ArmNumbers, metric: MetricKind, { quantile }: MetricAsked): Arm {
	const { moments, values, units, name } = numbers;
	const clusters = repeated(units);
	if (metric === 'proportion') return proportionArm(moments.n, successesOf(moments, name));
	if (metric === 'ratio') {
		if (numbers.denominated) return ratioArm(moments);
		throw statsFailure('stats-numbers-missing', {
			found: `there is no denominator of ${name}`,
			remedy: 'Name its column by --denominator.',
		});
	}
	if (metric === 'quantile') {
		if (values !== undefined) return quantileArm(values, quantile, clusters);
		throw statsFailure('stats-numbers-missing', {
			found: `there are only sums of ${name}`,
			remedy: 'Give rows for a quantile.',
		});
	}
	if (numbers.counted)
		throw statsFailure('stats-numbers-missing', {
			found: `there is no sum of squares of ${name}`,
			remedy: 'Give sumSquares or variance, or ask for --metric proportion.',
		});
	// Rows of one unit hang together: their mean is a ratio of sums over units.
	return clusters === undefined || values === undefined
		? meanArm(moments)
		: clusteredMean(values, clusters);
}

function successesOf({ n, means }: Moments, name: string): number {
	const successes = means[0]! * n;
	const whole = Math.round(successes);
	if (Math.abs(successes - whole) < 1e-6 && whole >= 0 && whole <= n) return whole;
	throw statsFailure('stats-numbers-missing', {
		found: `${successes} successes of ${n} units in ${name}`,
		remedy: 'A proportion needs values of 0 and 1.',
	});
}

/** Keys of units, if any unit has more than one row. */
function repeated(units: readonly unknown[] | undefined): readonly string[] | undefined {
	if (units === undefined) return undefined;
	const keys = units.map(String);
	return new Set(keys).size === keys.length ? undefined : keys;
}

/** All strata of an arm taken together. */
export function joined(parts: readonly ArmNumbers[]): ArmNumbers {
	const first = parts[0]!;
	if (parts.length === 1) return first;
	const values = parts.every(({ values: own }) => own !== undefined)
		? Float64Array.from(parts.flatMap(({ values: own }) => [...own!]))
		: undefined;
	return {
		...first,
		stratum: '',
		moments: parts.map(({ moments }) => moments).reduce(mergedMoments),
		...(values === undefined ? {} : { values }),
		...(first.units === undefined ? {} : { units: parts.flatMap(({ units }) => units!) }),
	};
}
