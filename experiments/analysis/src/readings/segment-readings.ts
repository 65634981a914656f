import type { ExperimentDesign, SegmentReading } from '@marquee/contracts';
import { type Reading, sequenceOf, shrunkenSegments } from '@marquee/statistics';
import type { Metric } from '../metric.ts';
import type { SegmentCell } from '../sums/cells.ts';
import type { ExperimentSums } from '../sums/experiment-sums.ts';
import { type Compared, compared, type EpochSums } from './compared.ts';
import { alwaysValid, effectOf, tuningOf } from './effects.ts';
import { fewestMembers } from './metric-readings.ts';

/** The largest of each kind are told. */
const mostSegments = 20;

/**
 * The effect on the primary metric in parts of the members, each beside what is left of it when chance is taken out of
 * their spread. Parts of fewer than `fewestMembers` in an arm are left out.
 */
export function segmentReadings(
	design: ExperimentDesign,
	{ metrics, segments }: ExperimentSums,
): readonly SegmentReading[] {
	const metric = metrics.find(({ key }) => key === design.primary);
	if (metric === undefined) return [];
	const [control, ...treatments] = design.arms.map(({ key }) => key);
	const kinds = Map.groupBy(segments, ({ by }) => by);
	return treatments.flatMap((arm) =>
		[...kinds].flatMap(([by, cells]) => {
			const values = Map.groupBy(cells, ({ value }) => value);
			const parts = [...values].flatMap(([value, own]): readonly Part[] => {
				const both = part(metric, own, control!, arm);
				return both === undefined ? [] : [{ by, value, arm, both }];
			});
			return told(parts, design, control!);
		}),
	);
}

interface Part {
	readonly by: string;
	readonly value: string;
	readonly arm: string;
	readonly both: Compared;
}

function part(
	metric: Metric,
	cells: readonly SegmentCell[],
	control: string,
	treatment: string,
): Compared | undefined {
	const epochs = [...Map.groupBy(cells, ({ epoch }) => epoch).values()].flatMap(
		(own): readonly EpochSums[] => {
			const c = own.find(({ arm }) => arm === control);
			const t = own.find(({ arm }) => arm === treatment);
			return c === undefined || t === undefined ? [] : [{ control: c, treatment: t }];
		},
	);
	const both = compared(metric, epochs);
	if (both === undefined) return undefined;
	const { control: c, treatment: t } = both.adjusted;
	return Math.min(c.n, t.n) < fewestMembers ? undefined : both;
}

function told(
	parts: readonly Part[],
	design: ExperimentDesign,
	control: string,
): readonly SegmentReading[] {
	const readable = parts
		.flatMap(({ both, ...rest }) => {
			const members = both.adjusted.control.n + both.adjusted.treatment.n;
			const tuning = tuningOf(design, control, rest.arm);
			const asked = { alpha: design.alpha ?? 0.05, tuning };
			const effect = alwaysValid(both.adjusted, asked);
			return effect === undefined ? [] : [{ ...rest, members, asked, effect }];
		})
		.sort((a, b) => b.members - a.members || (a.value < b.value ? -1 : 1))
		.slice(0, mostSegments);
	const shrunken: readonly Pick<Reading, 'estimate' | 'standardError'>[] =
		readable.length < 2
			? readable.map(({ effect }) => effect)
			: shrunkenSegments(readable.map(({ effect }) => effect)).segments;
	return readable.map(({ asked, ...segment }, at) => {
		const { estimate, standardError } = shrunken[at]!;
		const sequence = sequenceOf(
			{ estimate, variance: standardError ** 2, n: segment.members },
			asked,
		);
		return { ...segment, shrunken: effectOf(sequence) };
	});
}
