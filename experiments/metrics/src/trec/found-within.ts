import { isRelevant, type Topic } from './topic.ts';

/** How many of the first k documents are relevant. */
export function foundWithin(topic: Topic, k: number): number {
	let found = 0;
	for (let place = 0; place < Math.min(k, topic.levels.length); place++)
		if (isRelevant(topic, place)) found++;
	return found;
}
