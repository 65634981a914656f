import { pipeline } from '@marquee/pipeline';
import {
	activity,
	alreadyFinished,
	asFound,
	bestFirst,
	disliked,
	notInCatalogue,
	titleFacts,
} from '@marquee/ranking';
import { listed } from '@marquee/retrieval';
import { finderOf } from '../evidence.ts';
import type { Makings, RowFamily } from '../row.ts';

/** What the profile put on its list and has not finished, newest first. */
export const myListTitles = ({ catalogue, policy }: Makings) =>
	pipeline(listed)
		.filter(notInCatalogue)
		.hydrate(titleFacts(catalogue), activity)
		.filter(disliked, alreadyFinished)
		.score(asFound)
		.select(bestFirst(policy.titlesPerRow));

/** The profile's own list. However short: it was asked for. */
export function myList(makings: Makings): RowFamily {
	const titles = myListTitles(makings);
	return {
		name: 'my-list',
		onFailure: 'skip', // the page is poorer without it, but it is a page
		find: async (query, context) => {
			if (!query.viewer.engaged.some(({ activity: { listed } }) => listed)) return [];
			return [
				{
					id: 'my-list',
					family: 'my-list',
					heading: 'My list',
					evidence: { sentence: 'You put these on your list', source: 'listed' },
					fewest: 1,
					titles: await titles.run(query, context),
					appeal: 0,
					evidenceFor: (title) => ({ sentence: 'On your list', source: finderOf(title) }),
				},
			];
		},
	};
}
