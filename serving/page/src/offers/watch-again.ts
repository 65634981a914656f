import { isFinished, isLiked, notInCatalogue } from '@marquee/retrieval';
import { msPerDay } from '@marquee/units';
import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { rankedOffer } from './offer.ts';

/** A title rests so long before it is offered again. */
const restDays = 60;

/** What the profile liked and finished, long enough ago to be seen once more. */
export const watchAgain = (makings: Makings): RowFamily => ({
	name: 'watch-again',
	onFailure: 'skip', // the page has other rows
	find: (query) => {
		const { titles } = makings.catalogue;
		const rested = query.now - restDays * msPerDay;
		const loved = query.viewer.engaged.filter(
			({ index, activity }) =>
				index !== notInCatalogue &&
				isLiked(activity) &&
				(isFinished(activity, titles[index]!) || activity.rating !== undefined) &&
				activity.lastEngagedAt! <= rested,
		);
		if (loved.length === 0) return [];
		return [
			rankedOffer(
				{
					id: 'watch-again',
					family: 'watch-again',
					heading: 'Watch again',
					evidence: { sentence: 'You liked these', source: 'watch-again' },
					found: { indices: Int32Array.from(loved, ({ index }) => index) },
					showsKnown: true,
				},
				query,
				makings,
			),
		];
	},
});
