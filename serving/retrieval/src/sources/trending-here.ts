import type { Catalogue } from '@marquee/catalogue';
import type { LocalTrends } from '../counted/local-trends.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import type { AskedFor } from '../viewer.ts';

/** Looks among what is taken up lately in the viewer's country at this time of day. */
export const trendingHere = (
	catalogue: Catalogue,
	trends: LocalTrends,
	n: number,
): TitleSource<Pick<AskedFor, 'on'>> =>
	titleSource(catalogue, {
		name: 'trending-here',
		seek: ({ on }, { now }) => ({ indices: trends.trendingIn(on?.country, now, n) }),
	});
