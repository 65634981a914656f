import type { Random } from '@marquee/units';

/** What was shown of several rankings, with all that credit needs: log it, and the rankings may be forgotten. */
export interface Interleaved<Id> {
	readonly method: string;
	/** What is shown, best first, each once. */
	readonly items: readonly Id[];
	/** (items, rankers): the place of each item in each ranking, from 1; 0 where a ranking lacks it. */
	readonly ranks: readonly (readonly number[])[];
	/** (items, rankers): what a choice of each item earns each ranker, for methods by which that is settled beforehand. */
	readonly credits?: readonly (readonly number[])[];
}

/** A way to show several rankings as one list, and to tell from what people chose which of them was better. */
export interface InterleavingMethod {
	/** Lower case, as logs and reports have it. */
	readonly name: string;
	/** How many rankings it can compare at once. */
	readonly mostRankers: number;
	/** What it is known to get wrong. */
	readonly knownFlaw: string;
	/**
	 * Whether people who choose blindly give as many votes above 0 as below, so that signs of votes may be counted. Where
	 * not, only the mean vote is 0: read that.
	 */
	readonly signsAreFair: boolean;
	/**
	 * One list of at most `length` items. Items may be titles, rows or search results: only their identity counts.
	 *
	 * @throws {RangeError} if there are fewer than two rankings or more than the method takes, or one lists an item twice.
	 */
	readonly interleave: <Id>(
		rankings: readonly (readonly Id[])[],
		length: number,
		random: Random,
	) => Interleaved<Id>;
	/** What each ranker earns by the choice of the items at these places (0 is the first). */
	readonly credit: (
		shown: Pick<Interleaved<unknown>, 'ranks' | 'credits'>,
		chosen: ReadonlySet<number>,
	) => readonly number[];
}

/** @throws {RangeError} as `interleave` says. */
export function requireRankings(
	rankings: readonly (readonly unknown[])[],
	length: number,
	most: number,
): void {
	if (rankings.length < 2 || rankings.length > most)
		throw new RangeError(`${rankings.length} rankings cannot be compared, 2 to ${most} can`);
	if (!(Number.isInteger(length) && length >= 1))
		throw new RangeError(`a list of ${length} items cannot be shown`);
	for (const [ranker, ranking] of rankings.entries())
		if (new Set(ranking).size < ranking.length)
			throw new RangeError(`ranking ${ranker} lists an item twice`);
}

/** (items, rankers): the place of each item in each ranking, from 1; 0 where a ranking lacks it. */
export function ranksOf<Id>(
	items: readonly Id[],
	rankings: readonly (readonly Id[])[],
): readonly (readonly number[])[] {
	const places = rankings.map((ranking) => new Map(ranking.map((id, place) => [id, place + 1])));
	return items.map((id) => places.map((ranks) => ranks.get(id) ?? 0));
}

/** Sums what chosen places earn, where that is settled beforehand. */
export function settledCredit(
	{ ranks, credits }: Pick<Interleaved<unknown>, 'ranks' | 'credits'>,
	chosen: ReadonlySet<number>,
): readonly number[] {
	const earned = Array<number>(ranks[0]?.length ?? 0).fill(0);
	for (const place of chosen)
		credits?.[place]?.forEach((credit, ranker) => {
			earned[ranker]! += credit;
		});
	return earned;
}
