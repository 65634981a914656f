import type { SegmentReading } from '@marquee/contracts';
import { effectWords, ownScale } from '../words/effects.ts';
import { type IntervalPicture, pictured, reachOf } from './interval-picture.ts';

/** The primary metric among some of the members, as a row. */
export interface SegmentRow {
	readonly value: string;
	readonly members: number;
	readonly effect: string;
	readonly interval: string;
	readonly raw: string;
	readonly rawInterval: string;
	readonly picture: IntervalPicture;
	readonly rawPicture: IntervalPicture;
}

/** By what members can be told apart here, in the order of the reading. */
export const segmentations = (segments: readonly SegmentReading[]): readonly string[] => [
	...new Set(segments.map(({ by }) => by)),
];

/** The parts of one segmentation for one treatment, the best effect first, all on one scale. */
export function segmentRows(
	segments: readonly SegmentReading[],
	{
		by,
		arm,
		unit,
		better,
	}: {
		readonly by: string;
		readonly arm: string;
		readonly unit: string;
		readonly better: 'higher' | 'lower';
	},
): readonly SegmentRow[] {
	const chosen = segments.filter((each) => each.by === by && each.arm === arm);
	const reach = reachOf(chosen.map(({ shrunken }) => shrunken));
	// Raw intervals of small segments are wide: they may go on beyond the picture.
	const half = Math.max(reach.high, -reach.low) * 1.6;
	const shared = { low: Math.max(-half, reach.low * 1.6), high: Math.min(half, reach.high * 1.6) };
	const toward = better === 'higher' ? -1 : 1;
	return chosen
		.toSorted((a, b) => toward * (a.shrunken.estimate - b.shrunken.estimate))
		.map(({ value, members, effect, shrunken }) => {
			const [drawn, raw] = [shrunken, effect].map((each) => effectWords(each, ownScale(unit)));
			return {
				value,
				members,
				effect: drawn!.estimate,
				interval: drawn!.interval,
				raw: raw!.estimate,
				rawInterval: raw!.interval,
				picture: pictured(shrunken, shared, { better }),
				rawPicture: pictured(effect, shared, { better }),
			};
		});
}

/** Whether any part goes another way than the rest, so far as its drawn-together interval tells. */
export function segmentsSentence(rows: readonly SegmentRow[]): string {
	const [good, bad] = (['good', 'bad'] as const).map((tone) =>
		rows.filter(({ picture }) => picture.tone === tone),
	);
	const named = (some: readonly SegmentRow[]) => some.map(({ value }) => value).join(', ');
	if (good!.length > 0 && bad!.length > 0)
		return `It goes both ways: better for ${named(good!)}, worse for ${named(bad!)}.`;
	if (bad!.length > 0) return `Worse for ${named(bad!)}; nowhere surely better.`;
	if (good!.length === rows.length) return 'Better in every part.';
	if (good!.length > 0)
		return `Surely better for ${named(good!)}; in the other parts it cannot be told.`;
	return 'No part differs surely from no effect at all.';
}
