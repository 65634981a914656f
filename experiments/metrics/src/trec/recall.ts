import { foundWithin } from './found-within.ts';
import { type Measure, measureAt, ratio } from './measure.ts';

/** The share of the relevant documents that the first k contain: `recall_k`. */
export const recallAt = (depths: readonly number[]): Measure =>
	measureAt('recall', depths, 'hits / |relevant|; 0 without a relevant one', (topic, k) =>
		ratio(foundWithin(topic, k), topic.relevant),
	);

/** Whether any of the first k documents is relevant: `success_k`. */
export const successAt = (depths: readonly number[]): Measure =>
	measureAt('success', depths, '1 if any of the first k is relevant', (topic, k) =>
		foundWithin(topic, k) > 0 ? 1 : 0,
	);
