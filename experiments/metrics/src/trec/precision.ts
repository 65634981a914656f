import { foundWithin } from './found-within.ts';
import { type Measure, measureAt, ratio } from './measure.ts';

/** The share of the first k documents that are relevant: `P_k`. Places left empty count as misses. */
export const precisionAt = (depths: readonly number[]): Measure =>
	measureAt(
		'P',
		depths,
		'hits / k, also for shorter lists',
		(topic, k) => foundWithin(topic, k) / k,
	);

/** The share of what the first k could contain: `relative_P_k` = hits / min(k, |relevant|). */
export const relativePrecisionAt = (depths: readonly number[]): Measure =>
	measureAt(
		'relative_P',
		depths,
		'hits / min(k, |relevant|); 0 without a relevant one',
		(topic, k) => ratio(foundWithin(topic, k), Math.min(k, topic.relevant)),
	);
