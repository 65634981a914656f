import type { Device } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import type { CountsAt } from './title-counts.ts';

/** What is known at the moment of a request: all that features are made of, beside the catalogue. */
export interface Asked {
	readonly now: EpochMs;
	/** `undefined`: nothing is known of the profile. */
	readonly state: ProfileState | undefined;
	/** The counts as of the request, in the request's country. */
	readonly counts: CountsAt;
	readonly device?: Device;
	/** What the model thinks the profile likes, by catalogue index, in deviations from its mean. Absent: it did not answer. `// (V)` */
	readonly taste?: Float32Array;
	/** How alike a title is to the newest one that the profile engaged with, −1 to 1; `undefined` where nobody knows. */
	readonly likenessToLast?: (title: number) => number | undefined;
}

/** The retrieval sources that a ranker is told of, in the order of their bits. Append, never insert. */
export const sourceNames = [
	'taste',
	'similar',
	'trending',
	'most-watched',
	'new',
	'listed',
	'unfinished',
] as const;

export type SourceName = (typeof sourceNames)[number];

/** The bit that says that a source proposed a title; a title's bits are the sum over its sources. */
export const sourceBit = (name: SourceName): number => 1 << sourceNames.indexOf(name);
