import { requireShare } from './refusals.ts';

/** What every estimator answers: the effect, how sure it is, and how odd it would be if there were none. */
export interface Reading {
	readonly estimate: number;
	readonly standardError: number;
	/** −Infinity where only the other end is asked for. */
	readonly low: number;
	/** Infinity where only the other end is asked for. */
	readonly high: number;
	readonly pValue: number;
}

/** Which effects would be news: any, only one above the margin, only one below it. */
export type Alternative = 'two-sided' | 'greater' | 'less';

/** How a reading is asked for. */
export interface Asked {
	/** One minus the confidence of the interval; 0.05 unless told otherwise. */
	readonly alpha?: number;
	readonly alternative?: Alternative;
	/** The effect that would be no news; 0 unless told otherwise, below 0 for non-inferiority. */
	readonly margin?: number;
}

/** What was asked, with nothing left open. @throws {Failure} `statistics-setting-malformed` */
export function askedFully(asked: Asked): Required<Asked> {
	const { alpha = 0.05, alternative = 'two-sided', margin = 0 } = asked;
	requireShare(alpha, 'alpha');
	return { alpha, alternative, margin };
}

/** The interval of this half-width, open on the side that a one-sided question does not ask about. */
export const around = (
	estimate: number,
	halfWidth: number,
	alternative: Alternative,
): { readonly low: number; readonly high: number } => ({
	low: alternative === 'less' ? -Infinity : estimate - halfWidth,
	high: alternative === 'greater' ? Infinity : estimate + halfWidth,
});
