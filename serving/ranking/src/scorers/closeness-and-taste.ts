import type { Scorer } from '@marquee/pipeline';
import { type Close, standardised } from '@marquee/retrieval';
import type { Blendable } from './taste-and-popularity.ts';
import type { Weights } from './weights.ts';

/** Predicts appeal to someone who liked the anchor: nearness among the candidates first, then taste and popularity. */
export const closenessAndTaste = ({
	closeness = 0,
	taste = 0,
	popularity = 0,
}: Partial<Weights>): Scorer<object, Blendable & Close> => ({
	name: 'closeness-and-taste',
	onFailure: 'fail', // arithmetic: what fails here is a bug
	score: (_query, candidates) => {
		const near = standardised(candidates.map((each) => each.closeness));
		return candidates.map(
			(each, i) => closeness * near[i]! + taste * each.taste + popularity * each.prominence,
		);
	},
});
