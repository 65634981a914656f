import type { Hydrator } from '@marquee/pipeline';
import type { Tasted, TitleCandidate } from '@marquee/retrieval';

/** How much the model believes the profile likes a title, in deviations from its mean; 0 where it does not say. */
export interface TasteScore {
	readonly taste: number;
}

/** What the model believes of each title, read from the one answer that it gave for this request. */
export const tasteScore: Hydrator<Tasted, TitleCandidate, TasteScore> = {
	name: 'taste-score',
	onFailure: 'fail', // reads from memory: what fails here is a bug
	hydrate: ({ taste }, candidates) =>
		candidates.map(({ index }) => ({ taste: taste?.[index] ?? 0 })),
};
