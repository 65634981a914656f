import type { Histories } from '@marquee/histories';
import { coldTitles } from './cold-titles.ts';
import type { Protocol } from './protocol.ts';
import { requireSize } from './published-size.ts';

const published = { profiles: 6_040, titles: 3_883, events: 1_000_209 };

/**
 * `coldTitles` on MovieLens 1M with all 3,883 titles of `movies.dat`, of which 3,706 were watched and 742 of these are
 * cold: the size that the papers name (they count one event more).
 *
 * @throws {Failure} `protocol-data-mismatch` for any other data.
 */
export function ml1mCold(seed: number): Protocol<Histories> {
	const protocol = coldTitles({ seed });
	return {
		...protocol,
		name: 'ml-1m-cold',
		describe: `MovieLens 1M, all of its interactions. ${protocol.describe}`,
		split: (all) => {
			requireSize('ml-1m-cold', all, published);
			return protocol.split(all);
		},
	};
}
