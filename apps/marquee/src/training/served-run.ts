import { run } from '@marquee/foundation';

/**
 * How the model that serves is trained. The bundled data have 83,000 pairs to learn from, a twelfth of MovieLens-1M: smaller
 * steps make more of them, and after 8 epochs held-out days are ranked no better.
 */
export const servedRun = run('served', { epochs: 8, batchRows: 16, learningRate: 4e-3 });

/**
 * How the model that serves goes on with what has happened since: a few times over the new events and a few of the old ones, in small
 * steps, so that it learns without forgetting.
 *
 * Chosen by `bench:warm-starts` on other days than those that docs/benchmarks.md reports: larger steps (half the rate) rank the next day
 * no better and turn titles away from where they were (cosine .81 after a week, not .91); with more old events a day costs more and titles
 * move further.
 */
export const dailyRun = run('daily', {
	...servedRun,
	epochs: 4,
	learningRate: 0.2 * servedRun.learningRate,
	oldShare: 0.05,
});
