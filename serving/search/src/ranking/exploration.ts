import type { Random } from '@marquee/units';
import type { SearchExploration } from './policy.ts';

/** Who takes the exploration place of an answer, and how likely that was. */
export interface SearchDraw {
	/** 0: whoever would stand there without chance; otherwise the new title at `chosen − 1`. */
	readonly chosen: number;
	readonly propensity: number;
	/** The probability of each: the usual one first, then the new titles in their order. */
	readonly chances: readonly number[];
}

/** So many new titles take part at most: each must have its share of a rate of 0.1. */
export const mostNewcomers = 8;

/**
 * Who stands at the exploration place: the usual one, or at the policy's rate one of the new titles that were found and stand further
 * down, all with the same chance.
 *
 *   π(usual) = 1 − rate,   π(new) = rate ÷ new titles
 *
 * π is what the draw is made with, exactly. Two numbers are taken whatever happens, so that all that follows draws the same.
 */
export function searchDraw(
	newcomers: number,
	{ rate }: Pick<SearchExploration, 'rate'>,
	random: Random,
): SearchDraw {
	const isDrawn = random.next() < rate;
	const which = random.next();
	if (newcomers === 0 || rate === 0) return { chosen: 0, propensity: 1, chances: [1] };
	const each = rate / newcomers;
	const chances = [1 - rate, ...Array.from({ length: newcomers }, () => each)];
	if (!isDrawn) return { chosen: 0, propensity: 1 - rate, chances };
	const chosen = 1 + Math.min(newcomers - 1, Math.floor(which * newcomers));
	return { chosen, propensity: each, chances };
}
