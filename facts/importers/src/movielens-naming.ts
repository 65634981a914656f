import type { ProfileId, TitleId } from '@marquee/units';
import type { Naming } from './rating-event.ts';

/** MovieLens numbers people anew in every edition; 1M and latest share their numbers for films, 100K has its own. */
export function movieLensNaming(edition: '100k' | '1m' | 'latest'): Naming {
	const films = edition === '100k' ? 'ml100k-film' : 'ml-film';
	return {
		dataSet: `ml${edition}`,
		profile: (user) => `ml${edition}-${user}` as ProfileId,
		title: (film) => `${films}-${film}` as TitleId,
	};
}
