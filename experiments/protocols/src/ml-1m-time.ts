import type { Histories } from '@marquee/histories';
import type { Protocol } from './protocol.ts';
import { requireSize } from './published-size.ts';
import { timeSplit } from './time-split.ts';
import { timeSplitNext } from './time-split-next.ts';

const onMl1m = (name: string, protocol: Protocol<Histories>): Protocol<Histories> => ({
	...protocol,
	name,
	describe: `MovieLens 1M, the events of SASRec's sequence file with their times. ${protocol.describe}`,
	split: (all) => {
		requireSize(name, all, { profiles: 6040, titles: 3416, events: 999_611 });
		return protocol.split(all);
	},
});

/**
 * What stands beside `ml-1m-loo-a`: the same events and the same question, with one cut in time for everybody when
 * 90 % of the events have happened. 1,209 profiles go on after it.
 *
 * @throws {Failure} `protocol-data-mismatch` for any other data.
 * @paper Gusak et al.: Time to Split: Exploring Data Splitting Strategies for Offline Evaluation of Sequential
 * Recommenders. RecSys 2025 (q = 0.9, target last).
 */
export const ml1mTime = onMl1m('ml-1m-time', timeSplitNext());

/** The same cut, asked at the cut for everything that a profile watches after it for the first time. */
export const ml1mTimeAllNew = onMl1m('ml-1m-time-all-new', timeSplit());
