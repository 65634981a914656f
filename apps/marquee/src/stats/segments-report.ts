import { chiSquareUpper } from '@marquee/numerics';
import { type AskedOfArms, holm, type Reading, shrunkenSegments, welch } from '@marquee/statistics';
import { Failure } from '@marquee/units';
import { type MetricAsked, metricOf, plainPair } from './arm-of-numbers.ts';
import type { ArmNumbers } from './arms-in-file.ts';
import { type ComparedArms, comparedArms } from './compared-arms.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';

/** What `stats segments` is asked; segments are the strata of the file. */
export type SegmentsAsked = AskedOfArms & MetricAsked & ComparedArms;

/** One segment: what it says by itself, and what is to be expected of it. */
interface SegmentRead extends Reading {
	readonly segment: string;
	readonly n: number;
	/** p of all segments together, by Holm. */
	readonly pValueAdjusted: number;
	/** Drawn towards the common effect as far as chance explains its distance. */
	readonly shrunken: Reading;
}

/** What is printed: the common effect, whether segments differ at all, and each of them. */
export interface SegmentsReport extends Reading {
	readonly control: string;
	readonly treatment: string;
	readonly metric: string;
	/** Cochran's Q: whether segments differ by more than chance. */
	readonly heterogeneity: {
		readonly chiSquare: number;
		readonly degreesOfFreedom: number;
		readonly pValue: number;
		/** Deviation of true effects between segments. */
		readonly deviation: number;
	};
	readonly segments: readonly SegmentRead[];
	readonly leftOut: readonly { readonly segment: string; readonly reason: string }[];
}

/**
 * The effect by segment, shrunken, with the test whether segments differ at all: without that, the best segment is news
 * of nothing.
 *
 * @paper Cochran: The Combination of Estimates from Different Experiments. Biometrics 1954.
 */
export function segmentsReport(path: string, asked: SegmentsAsked): SegmentsReport {
	const { control, treatments } = comparedArms(path, asked);
	const treatment = treatments[0]!;
	const metric = metricOf([...control, ...treatment], asked);
	const names = [...new Set([...control, ...treatment].map(({ stratum }) => stratum))];
	const leftOut: { segment: string; reason: string }[] = [];
	const read = names.flatMap((segment) => {
		const arm = (of: readonly ArmNumbers[]) => of.find(({ stratum }) => stratum === segment);
		const found = readingOf(arm(control), arm(treatment), (c, t) => {
			const pair = plainPair(c, t, metric, asked);
			return {
				...welch(pair.control, pair.treatment, asked),
				n: pair.control.n + pair.treatment.n,
			};
		});
		if ('reason' in found) leftOut.push({ segment, reason: found.reason });
		return 'reason' in found ? [] : [{ segment, ...found }];
	});
	if (read.length < 2)
		throw statsFailure('stats-numbers-missing', {
			found: `${read.length} segments can be read${leftOut.map((one) => `; ${one.segment}: ${one.reason}`).join('')}`,
			where: path,
			remedy: 'Name the column of segments by --segment; two of them need both arms.',
		});
	const { overall, between, segments } = placed(path, () => shrunkenSegments(read, asked));
	const adjusted = holm(read.map(({ pValue }) => pValue));
	return {
		...overall,
		control: control[0]!.name,
		treatment: treatment[0]!.name,
		metric,
		heterogeneity: { ...cochran(read), deviation: Math.sqrt(between) },
		segments: read.map((one, i) => ({
			...one,
			pValueAdjusted: adjusted[i]!,
			shrunken: segments[i]!,
		})),
		leftOut,
	};
}

/** The reading of both arms, or why there is none: a segment too small says so and stops nobody. */
function readingOf<Found>(
	control: ArmNumbers | undefined,
	treatment: ArmNumbers | undefined,
	read: (control: ArmNumbers, treatment: ArmNumbers) => Found,
): Found | { readonly reason: string } {
	if (control === undefined || treatment === undefined) return { reason: 'one arm only' };
	try {
		return read(control, treatment);
	} catch (cause) {
		if (cause instanceof Failure && cause.code.startsWith('statistics-'))
			return { reason: cause.what };
		throw cause;
	}
}

function cochran(readings: readonly Pick<Reading, 'estimate' | 'standardError'>[]) {
	let [weights, sum] = [0, 0];
	for (const { estimate, standardError } of readings) {
		weights += standardError ** -2;
		sum += estimate / standardError ** 2;
	}
	const common = sum / weights;
	const chiSquare = readings.reduce(
		(total, { estimate, standardError }) => total + ((estimate - common) / standardError) ** 2,
		0,
	);
	const degreesOfFreedom = readings.length - 1;
	return { chiSquare, degreesOfFreedom, pValue: chiSquareUpper(chiSquare, degreesOfFreedom) };
}
