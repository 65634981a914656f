import type { Filter } from '@marquee/pipeline';
import { notInCatalogue as outside, type TitleCandidate } from '@marquee/retrieval';

/** Rejects titles that events speak of and the catalogue does not have. */
export const notInCatalogue: Filter<object, TitleCandidate> = {
	name: 'not-in-catalogue',
	reject: (_query, { index }) =>
		index === outside ? 'the catalogue has no such title' : undefined,
};
