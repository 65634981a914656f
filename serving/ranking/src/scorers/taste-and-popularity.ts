import type { Scorer } from '@marquee/pipeline';
import type { Standing, TitleCandidate } from '@marquee/retrieval';
import type { TasteScore } from '../hydrators/taste-score.ts';
import type { Weights } from './weights.ts';

/** What the blend reads. */
export type Blendable = TitleCandidate & TasteScore & Pick<Standing, 'prominence' | 'trend'>;

/** Predicts appeal as a weighted sum of taste and popularity. Weights that are not given count nothing. */
export const tasteAndPopularity = ({
	taste = 0,
	popularity = 0,
	trend = 0,
}: Partial<Omit<Weights, 'closeness'>>): Scorer<object, Blendable> => ({
	name: 'taste-and-popularity',
	onFailure: 'fail', // arithmetic: what fails here is a bug
	score: (_query, candidates) =>
		candidates.map(
			(each) => taste * each.taste + popularity * each.prominence + trend * each.trend,
		),
});
