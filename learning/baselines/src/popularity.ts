import type { Histories, Recommender } from '@marquee/histories';
import { oneByOne } from './one-by-one.ts';
import { popularityOf, watchedIn } from './watched.ts';

/**
 * Ranks titles by how many profiles ever watched them: the same list for everybody.
 *
 *   score(v) = |{u : u watched v}|
 *
 * Watching twice counts once, so that one fan does not make a blockbuster.
 */
export function fitPopularity(train: Histories): Recommender {
	const popularity = popularityOf(watchedIn(train));
	return oneByOne('popularity', train.titles, (_, scores) => scores.set(popularity));
}
