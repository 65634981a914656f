import { type Measure, measure } from './measure.ts';

/** One over the place of the first relevant document, 0 if there is none: `recip_rank`. */
export const reciprocalRank: Measure = measure(
	'recip_rank',
	'1 / place of the first hit at any depth',
	({ levels, relevanceLevel }) => {
		const place = levels.findIndex((level) => level >= relevanceLevel);
		return place < 0 ? 0 : 1 / (place + 1);
	},
);
