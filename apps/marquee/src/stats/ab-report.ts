import {
	type Arm,
	type AskedAlways,
	type AskedOfArms,
	asymptoticSequence,
	holm,
	type Reading,
	welch,
} from '@marquee/statistics';
import { type AdjustedAsked, adjustedPair } from './adjusted-pair.ts';
import type { Pair } from './arm-of-numbers.ts';
import type { ArmNumbers } from './arms-in-file.ts';
import { type ComparedArms, comparedArms, type Ripeness } from './compared-arms.ts';
import { placed } from './placed.ts';

/** What `stats ab` and `stats sequential` are asked. */
export type AbAsked = AskedOfArms & AskedAlways & AdjustedAsked & ComparedArms;

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
	/** Units whose window has elapsed, and those that wait; absent where no window is asked about. */
	readonly maturity?: Ripeness;
}

/** Every arm of the file against its control, at one look or always. */
export function abReport(path: string, asked: AbAsked, always: boolean): AbReport {
	const { control, treatments, maturity } = comparedArms(path, asked);
	const read = always ? asymptoticSequence : welch;
	const found = placed(path, () =>
		treatments.map((treatment) => compared(control, treatment, asked, read)),
	);
	const adjusted = holm(found.map(({ pValue }) => pValue));
	const comparisons = found.map((one, at) => ({ ...one, pValueAdjusted: adjusted[at]! }));
	return {
		...comparisons[0]!,
		control: control[0]!.name,
		alpha: asked.alpha ?? 0.05,
		alternative: asked.alternative ?? 'two-sided',
		comparisons,
		...(maturity === undefined ? {} : { maturity }),
	};
}

type Read = (control: Arm, treatment: Arm, asked: AskedOfArms & AskedAlways) => Reading;

function compared(
	control: readonly ArmNumbers[],
	treatment: readonly ArmNumbers[],
	asked: AbAsked,
	read: Read,
): Omit<Comparison, 'pValueAdjusted'> {
	const { pair, plain, ways, metric } = adjustedPair(control, treatment, asked);
	const isAdjusted = ways.length > 0;
	return {
		...read(pair.control, pair.treatment, asked),
		treatment: treatment[0]!.name,
		metric,
		method: [...ways, read === welch ? 'welch' : 'asymptotic-confidence-sequence'].join(' '),
		relativeLift:
			pair.control.baseline === 0
				? null
				: read(pair.control, pair.treatment, { ...asked, relative: true }),
		...(isAdjusted ? { unadjusted: read(plain.control, plain.treatment, asked) } : {}),
		...(isAdjusted ? { varianceLeft: squaredError(pair) / squaredError(plain) } : {}),
		arms: {
			[control[0]!.name]: { n: plain.control.n, mean: plain.control.mean },
			[treatment[0]!.name]: { n: plain.treatment.n, mean: plain.treatment.mean },
		},
	};
}

const squaredError = ({ control, treatment }: Pair): number =>
	control.variance / control.n + treatment.variance / treatment.n;
