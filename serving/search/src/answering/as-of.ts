import type { SearchAnswer } from '@marquee/contracts';
import type { Liked } from '../query.ts';
import type { SearchAsked } from '../search-asked.ts';

/** As of when what an answer rests on was known: the model counts only where it had a say. */
export const asOfAnswer = (
	{ state, taste }: Pick<SearchAsked, 'state'> & Liked,
	{ model, ...everybody }: Omit<SearchAnswer['asOf'], 'profile'>,
): SearchAnswer['asOf'] => ({
	profile: state?.newestAt ?? null,
	...everybody,
	model: taste === undefined ? null : model,
});

/** Of an answer that rests on nothing. */
export const asOfNothing: SearchAnswer['asOf'] = {
	profile: null,
	events: null,
	popularity: null,
	model: null,
};
