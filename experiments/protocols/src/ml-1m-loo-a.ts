import type { Histories } from '@marquee/histories';
import { loo } from './loo.ts';
import type { Protocol } from './protocol.ts';
import { requireSize } from './published-size.ts';

/**
 * MovieLens 1M as the file `ml-1m.txt` of SASRec and BERT4Rec has it, leave-one-out, full ranking: variant A.
 *
 * 6,040 profiles, 3,416 titles (those with fewer than 5 ratings are dropped), 999,611 events. The order of tied times
 * is the file's. Numbers of other variants (3,706 titles; ratings of 3 and more) do not compare with these.
 *
 * @throws {Failure} `protocol-data-mismatch` for any other data.
 * @paper Klenitskiy, Vasilev: Turning Dross Into Gold Loss: is BERT4Rec really better than SASRec? RecSys 2023.
 */
export const ml1mLooA: Protocol<Histories> = {
	...loo,
	name: 'ml-1m-loo-a',
	describe: `MovieLens 1M, the sequence file of SASRec (3,416 titles). ${loo.describe}`,
	split: (all) => {
		requireSize('ml-1m-loo-a', all, { profiles: 6040, titles: 3416, events: 999_611 });
		return loo.split(all);
	},
};
