import {
	type Arm,
	type AskedAlways,
	type AskedOfArms,
	asymptoticSequence,
	clusteredMean,
	cuped,
	holm,
	type Moments,
	meanArm,
	mergedMoments,
	postStratified,
	proportionArm,
	quantileArm,
	type Reading,
	ratioArm,
	welch,
} from '@marquee/statistics';
import { type ArmNumbers, armsIn, type MetricKind } from './arms-in-file.ts';
import type { NamedColumns } from './columns.ts';
import { statsFailure } from './stats-failures.ts';

/** What `stats ab` and `stats sequential` are asked. */
export interface AbAsked extends AskedOfArms, AskedAlways {
	readonly columns: NamedColumns & { readonly control?: string | undefined };
	readonly metric?: MetricKind | undefined;
	readonly quantile: number;
	/** Whether covariates adjust the reading; so unless told otherwise. */
	readonly adjust: boolean;
}

/** One arm against control. */
export interface Comparison extends Reading {
	readonly treatment: string;
	readonly metric: string;
	readonly method: string;
	readonly relativeLift: Reading | null;
	/** Without covariates and strata, beside what they made of it. */
	readonly unadjusted?: Reading;
	/** Of the variance, what the covariate left. */
	readonly varianceLeft?: number;
	/** p of all arms together, by Holm. */
	readonly pValueAdjusted: number;
	readonly arms: Readonly<Record<string, { readonly n: number; readonly mean: number }>>;
}

/** What is printed: the first comparison's reading, and all of them. */
export interface AbReport extends Comparison {
	readonly control: string;
	readonly alpha: number;
	readonly alternative: string;
	readonly comparisons: readonly Comparison[];
}

/** Every arm of the file against its control, at one look or always. */
export function abReport(path: string, asked: AbAsked, always: boolean): AbReport {
	const arms = armsIn(path, asked.columns);
	requireOneArmEach(arms, path);
	const control = arms[0]!.name;
	const treatments = [...new Set(arms.map(({ name }) => name))].slice(1);
	const of = (wanted: string) => arms.filter(({ name }) => name === wanted);
	const read = always ? asymptoticSequence : welch;
	const found = treatments.map((name) => compared(of(control), of(name), asked, read));
	const adjusted = holm(found.map(({ pValue }) => pValue));
	const comparisons = found.map((one, at) => ({ ...one, pValueAdjusted: adjusted[at]! }));
	return {
		...comparisons[0]!,
		control,
		alpha: asked.alpha ?? 0.05,
		alternative: asked.alternative ?? 'two-sided',
		comparisons,
	};
}

type Read = (control: Arm, treatment: Arm, asked: AskedOfArms & AskedAlways) => Reading;
type Pair = { readonly control: Arm; readonly treatment: Arm };

function compared(
	control: readonly ArmNumbers[],
	treatment: readonly ArmNumbers[],
	asked: AbAsked,
	read: Read,
): Omit<Comparison, 'pValueAdjusted'> {
	const metric = metricOf([...control, ...treatment], asked);
	const whole = plainPair(joined(control), joined(treatment), metric, asked);
	const covariates = asked.adjust && metric === 'mean' && joined(control).moments.means.length > 1;
	const strata = asked.adjust ? strataOf(control, treatment) : [];
	const adjustedPair = (c: ArmNumbers, t: ArmNumbers) =>
		covariates ? cuped(c.moments, t.moments) : plainPair(c, t, metric, asked);
	const pair =
		strata.length > 1
			? postStratified(strata.map(([c, t]) => adjustedPair(c, t)))
			: adjustedPair(joined(control), joined(treatment));
	const isAdjusted = covariates || strata.length > 1;
	const ways = [covariates ? 'cuped' : '', strata.length > 1 ? 'post-stratified' : ''];
	return {
		...read(pair.control, pair.treatment, asked),
		treatment: treatment[0]!.name,
		metric,
		method: [...ways, read === welch ? 'welch' : 'asymptotic-confidence-sequence']
			.filter(Boolean)
			.join(' '),
		relativeLift:
			pair.control.baseline === 0
				? null
				: read(pair.control, pair.treatment, { ...asked, relative: true }),
		...(isAdjusted ? { unadjusted: read(whole.control, whole.treatment, asked) } : {}),
		...(isAdjusted ? { varianceLeft: squaredError(pair) / squaredError(whole) } : {}),
		arms: {
			[control[0]!.name]: { n: whole.control.n, mean: whole.control.mean },
			[treatment[0]!.name]: { n: whole.treatment.n, mean: whole.treatment.mean },
		},
	};
}

const squaredError = ({ control, treatment }: Pair): number =>
	control.variance / control.n + treatment.variance / treatment.n;

function metricOf(arms: readonly ArmNumbers[], asked: AbAsked): MetricKind {
	if (asked.metric !== undefined) return asked.metric;
	if (arms.some(({ denominated }) => denominated)) return 'ratio';
	return arms.every(({ counted }) => counted) ? 'proportion' : 'mean';
}

function plainPair(
	control: ArmNumbers,
	treatment: ArmNumbers,
	metric: MetricKind,
	asked: AbAsked,
): Pair {
	return { control: armOf(control, metric, asked), treatment: armOf(treatment, metric, asked) };
}

function armOf(numbers: ArmNumbers, metric: MetricKind, { quantile }: AbAsked): Arm {
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
function joined(parts: readonly ArmNumbers[]): ArmNumbers {
	const first = parts[0]!;
	if (parts.length === 1) return first;
	const values = parts.every(({ values: own }) => own !== undefined)
		? Float64Array.from(parts.flatMap(({ values: own }) => [...own!]))
		: undefined;
	return {
		...first,
		moments: parts.map(({ moments }) => moments).reduce(mergedMoments),
		...(values === undefined ? {} : { values }),
		...(first.units === undefined ? {} : { units: parts.flatMap(({ units }) => units!) }),
	};
}

function strataOf(
	control: readonly ArmNumbers[],
	treatment: readonly ArmNumbers[],
): readonly (readonly [ArmNumbers, ArmNumbers])[] {
	const others = new Map(treatment.map((arm) => [arm.stratum, arm]));
	const names = new Set([...control, ...treatment].map(({ stratum }) => stratum));
	const own = new Map(control.map((arm) => [arm.stratum, arm]));
	return [...names].map((stratum) => {
		const [c, t] = [own.get(stratum), others.get(stratum)];
		if (c !== undefined && t !== undefined) return [c, t] as const;
		throw statsFailure('stats-arm-unknown', {
			found: `stratum ${stratum} has units of one arm only`,
			remedy: 'Join it to another stratum, or leave strata out by --no-adjust.',
		});
	});
}

/** A unit that saw two arms says nothing of either. */
function requireOneArmEach(arms: readonly ArmNumbers[], path: string): void {
	const armOfUnit = new Map<unknown, string>();
	for (const { name, units = [] } of arms)
		for (const unit of units) {
			const other = armOfUnit.get(unit) ?? name;
			if (other !== name)
				throw statsFailure('stats-arm-unknown', {
					found: `unit ${String(unit)} is in ${other} and in ${name}`,
					where: path,
					remedy: 'Leave out units that saw more than one arm, and ask why they did.',
				});
			armOfUnit.set(unit, name);
		}
}
