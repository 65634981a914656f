import { hash32, seededRandom } from '@marquee/units';
import { keyOf } from './keyed-chance.ts';
import type { Policy, ScreenName } from './policy.ts';
import { drawnPlace } from './titles.ts';

/** Who a member is, before anything happens: none of it changes, and nobody in the world may look at it. K traits. */
export interface Person {
	readonly index: number;
	/** All later chance of this member is looked up under it. */
	readonly key: number;
	readonly device: ScreenName;
	/** Of length √K on average, so that taste for a title is about standard normal: (K). */
	readonly taste: Float64Array;
	readonly visitsPerDay: number;
	/** Log-odds against playing anything. */
	readonly leaving: number;
	/** How much new titles pull. */
	readonly novelty: number;
	readonly generosity: number;
	/** Share of watched titles that are judged. */
	readonly judging: number;
	/** Share of visits that begin with typing. */
	readonly searching: number;
}

/** The person of this number in a world of this seed: the same however many others there are. */
export function personOf(policy: Policy, seed: number, index: number): Person {
	const random = seededRandom(seed, `member ${index}`);
	const { dimensions } = policy.traits;
	const { activity, choosing, novelty, judging, searching } = policy;
	const names = Object.keys(policy.screens) as ScreenName[];
	const spread = (deviation: number) => Math.exp(deviation * random.normal());
	return {
		index,
		key: keyOf(hash32('member', seed), index),
		device: names[drawnPlace(Object.values(policy.screens), random.next())]!,
		taste: Float64Array.from({ length: dimensions }, () => random.normal() / Math.sqrt(dimensions)),
		visitsPerDay: Math.min(activity.mostPerDay, activity.medianPerDay * spread(activity.deviation)),
		leaving: choosing.leaving.mean + choosing.leaving.deviation * random.normal(),
		novelty: novelty.pull * spread(novelty.deviation),
		generosity: judging.generosity * random.normal(),
		judging: Math.min(1, judging.medianShare * spread(judging.deviation)),
		searching: Math.min(0.9, searching.share * spread(searching.deviation)),
	};
}
