import { nothingRejected, type Rule } from './rules.ts';
import type { RegionVote, Vote } from './vote.ts';

/** How many profiles watched a title: those known from days before, and those on their first. */
export interface TitleCount {
	readonly regulars: number;
	readonly newcomers: number;
}

/** The count of one region on one day. Whole numbers, so that the order of counting does not matter. */
export interface Tally {
	/** Profiles with at least one view that counts. */
	profiles: number;
	readonly titles: Map<string, TitleCount>;
	readonly rejected: Record<Rule, number>;
}

export const emptyTally = (): Tally => ({
	profiles: 0,
	titles: new Map(),
	rejected: nothingRejected(),
});

/** Adds what a day counts for to a region's tally, or takes the same away again. */
export function count(
	tally: Tally,
	{ rule }: Vote,
	{ titles, tooShort, copies }: RegionVote,
	isNewcomer: boolean,
	by: 1 | -1,
): void {
	if (titles.length > 0) tally.profiles += by;
	for (const titleId of titles) {
		const { regulars, newcomers } = tally.titles.get(titleId) ?? { regulars: 0, newcomers: 0 };
		const moved = isNewcomer
			? { regulars, newcomers: newcomers + by }
			: { regulars: regulars + by, newcomers };
		if (moved.regulars + moved.newcomers === 0) tally.titles.delete(titleId);
		else tally.titles.set(titleId, moved);
	}
	if (rule !== undefined) tally.rejected[rule] += by;
	tally.rejected['too-short'] += by * tooShort;
	tally.rejected.copy += by * copies;
}
