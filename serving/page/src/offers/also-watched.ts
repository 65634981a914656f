import type { Makings } from '../makings.ts';
import type { RowFamily } from '../row-offer.ts';
import { anchorsOf } from './because-you-watched.ts';
import { rankedOffer } from './offer.ts';

/** What others who watched a title also watched: the crowd's word, where `because-you-watched` has the model's. */
export const alsoWatched = (makings: Makings): RowFamily => ({
	name: 'also-watched',
	onFailure: 'skip', // the page has other rows
	find: (query) => {
		const { policy, catalogue } = makings;
		const anchors = anchorsOf(query.viewer, makings).slice(0, policy.offered['also-watched']);
		const source = 'co-watched';
		return anchors.flatMap((anchor) => {
			const beside = makings.coWatching.beside(anchor.index);
			if (beside === undefined) return [];
			const { name } = catalogue.titles[anchor.index]!;
			const heading = `Viewers of ${name} also watched`;
			return rankedOffer(
				{
					id: `also-watched:${anchor.id}`,
					family: 'also-watched',
					heading,
					evidence: { sentence: heading, source, because: anchor.id },
					found: { indices: Int32Array.from(beside.indices) },
				},
				query,
				makings,
			);
		});
	},
});
