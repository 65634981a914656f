import { type LadderParts, type PageLadder, pageLadder } from '@marquee/degradation';
import { type CountedFacts, localised, titleCard } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import type { Facts } from '../facts/facts.ts';

/** So many stand on a page that rests on popularity alone. */
const popularTitles = 300;

/** Pages that are always answered: made now, kept from before, or what is popular. */
export function serviceLadder(
	{ catalogue, profileStates }: Facts,
	{ localTrends, popularity, countedAt }: CountedFacts,
	parts: Pick<LadderParts, 'clock' | 'lag' | 'report' | 'fresh' | 'guards' | 'limits'>,
): PageLadder {
	return pageLadder({
		...parts,
		states: profileStates,
		catalogue,
		card: (title, locale) => titleCard(localised(title, locale)),
		trending: (country, now) => {
			const there = Array.from(localTrends.trendingIn(country, now, popularTitles), (index) =>
				catalogue.idAt(index),
			);
			const ever = popularity.allTime(popularTitles).map(({ titleId }) => titleId);
			return { titleIds: [...new Set([...there, ...ever])], countedAt: countedAt() ?? null };
		},
		stopwatch: systemStopwatch,
	});
}
