import type { Context } from './context.ts';
import type { Rejection } from './outcome.ts';
import type { Candidate, LateFilter, Selection } from './stages.ts';

/** A selection after late filters: as long as it was, if the reserve had enough. */
export interface Refilled<Known extends Candidate> {
	readonly slate: readonly Known[];
	readonly reserve: readonly Known[];
	readonly rejected: readonly Rejection[];
}

/** Candidates in the order in which they would be shown, each made only when it is asked for. */
export interface Queue<Known extends Candidate> {
	readonly length: number;
	readonly at: (place: number) => Known;
}

/** What became of the first of a queue. */
export interface Placed<Known extends Candidate> {
	readonly slate: readonly Known[];
	readonly rejected: readonly Rejection[];
	/** How many were asked: those behind them wait. */
	readonly asked: number;
}

/**
 * The slate without what late filters reject, refilled from the reserve in its order.
 *
 * Judging the whole slate again after each refill, as filters that compare would need if they were run on batches, gives the same slate
 * (a test does both).
 */
export function refilled<Query, Known extends Candidate>(
	{ slate: chosen, reserve }: Selection<Known>,
	filters: readonly LateFilter<Query, Known>[],
	query: Query,
	context: Context,
): Refilled<Known> {
	const queue: Queue<Known> = {
		length: chosen.length + reserve.length,
		at: (place) => (place < chosen.length ? chosen[place]! : reserve[place - chosen.length]!),
	};
	const { slate, rejected, asked } = placed(queue, chosen.length, filters, query, context);
	return { slate, rejected, reserve: reserve.slice(asked - chosen.length) };
}

/**
 * The first of a queue whom no late filter rejects, `size` of them if it has so many.
 *
 * Places are filled one after the other, and a filter sees exactly what stands before the place in question. So every
 * member passes every filter as the slate finally stands.
 */
export function placed<Query, Known extends Candidate>(
	queue: Queue<Known>,
	size: number,
	filters: readonly LateFilter<Query, Known>[],
	query: Query,
	context: Context,
): Placed<Known> {
	const slate: Known[] = [];
	const rejected: Rejection[] = [];
	let asked = 0;
	while (slate.length < size && asked < queue.length) {
		const candidate = queue.at(asked++);
		const rejection = firstRejection(filters, query, candidate, slate, context);
		if (rejection === undefined) slate.push(candidate);
		else rejected.push(rejection);
	}
	return { slate, rejected, asked };
}

/** What the first filter that objects says of a candidate behind those already placed; `undefined`: none does. */
export function firstRejection<Query, Known extends Candidate>(
	filters: readonly LateFilter<Query, Known>[],
	query: Query,
	candidate: Known,
	slate: readonly Known[],
	context: Context,
): Rejection | undefined {
	for (const { name, reject } of filters) {
		const reason = reject(query, candidate, slate, context);
		if (reason !== undefined) return { id: candidate.id, filter: name, reason };
	}
	return undefined;
}
