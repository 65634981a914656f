import type { Hydrator } from '@marquee/pipeline';
import type { Popularity, Standing, TitleCandidate } from '@marquee/retrieval';

/** How popular each title is, ever and lately. */
export const popularityStanding = (
	popularity: Popularity,
): Hydrator<object, TitleCandidate, Standing> => ({
	name: 'popularity-standing',
	onFailure: { fallback: { prominence: 0, trend: 0, profiles: 0, recentProfiles: 0 } },
	hydrate: (_query, candidates, { now }) =>
		candidates.map(({ index }) => popularity.standing(index, now)),
});
