import { run } from '@marquee/foundation';

/**
 * How the model that serves is trained. The bundled data have 83,000 pairs to learn from, a twelfth of MovieLens-1M: smaller
 * steps make more of them, and after 8 epochs held-out days are ranked no better.
 */
export const servedRun = run('served', { epochs: 8, batchRows: 16, learningRate: 4e-3 });

/**
 * How the model that serves goes on with what has happened since: a few times over the new events and a share of the old ones
 * (`oldShare`), in small steps, so that it learns without forgetting. `bench:warm-starts` says how such days do, with settings of its own.
 */
export const dailyRun = run('daily', {
	...servedRun,
	epochs: 2,
	learningRate: 0.2 * servedRun.learningRate,
});
