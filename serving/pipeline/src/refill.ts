import type { Context } from './context.ts';
import type { Rejection } from './outcome.ts';
import type { Candidate, LateFilter, Selection } from './stages.ts';

/** A selection after late filters: as long as it was, if the reserve had enough. */
export interface Refilled<Known extends Candidate> {
	readonly slate: readonly Known[];
	readonly reserve: readonly Known[];
	readonly rejected: readonly Rejection[];
}

/**
 * The slate without what late filters reject, refilled from the reserve in its order.
 *
 * Places are filled one after the other, and a filter sees exactly what stands before the place in question. So every
 * member passes every filter as the slate finally stands: judging the whole slate again after each refill, as filters
 * that compare would need if they were run on batches, gives the same slate (a test does both).
 */
export function refilled<Query, Known extends Candidate>(
	selection: Selection<Known>,
	filters: readonly LateFilter<Query, Known>[],
	query: Query,
	context: Context,
): Refilled<Known> {
	const { slate, reserve } = selection;
	const placed: Known[] = [];
	const rejected: Rejection[] = [];
	const tryToPlace = (candidate: Known): void => {
		const rejection = firstRejection(filters, query, candidate, placed, context);
		if (rejection === undefined) placed.push(candidate);
		else rejected.push(rejection);
	};
	for (const candidate of slate) tryToPlace(candidate);
	let used = 0;
	while (placed.length < slate.length && used < reserve.length) tryToPlace(reserve[used++]!);
	return { slate: placed, reserve: reserve.slice(used), rejected };
}

function firstRejection<Query, Known extends Candidate>(
	filters: readonly LateFilter<Query, Known>[],
	query: Query,
	candidate: Known,
	placed: readonly Known[],
	context: Context,
): Rejection | undefined {
	for (const filter of filters) {
		const reason = filter.reject(query, candidate, placed, context);
		if (reason !== undefined) return { id: candidate.id, filter: filter.name, reason };
	}
	return undefined;
}
