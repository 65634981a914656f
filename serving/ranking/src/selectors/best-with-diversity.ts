import {
	byScoreThenId,
	type Candidate,
	type Scored,
	type Selection,
	type Selector,
} from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import type { DiversityDial } from '../diversity/dial.ts';
import type { Diversified, DiversityTaken, Pool, Wanted } from '../diversity/diversifier.ts';
import type { GenreMixed } from '../diversity/genre-mix.ts';

/** A selection that says what diversity took from it. */
export interface DiverseSelection extends Selection {
	readonly taken: DiversityTaken;
}

/** Shows the best, made diverse as far as the dial allows; the reserve is best first. Ties by id. */
export interface BestWithDiversity extends Selector<GenreMixed, Ranked> {
	readonly select: (query: GenreMixed, candidates: readonly Ranked[]) => DiverseSelection;
}

type Ranked = Candidate & Scored & TitleCandidate;

/** The selector of rows for profiles; `diversify` is one `diversifier` for all rows of a catalogue and a bundle. */
export const bestWithDiversity = (
	{ size, dial }: { readonly size: number; readonly dial: DiversityDial },
	diversify: (pool: Pool, wanted: Wanted) => Diversified,
): BestWithDiversity => ({
	name: 'best-with-diversity',
	select: ({ genreMix }, candidates) => {
		const ordered = candidates.toSorted(byScoreThenId);
		const pool = poolOf(ordered);
		const { order, rest, taken } = diversify(pool, { size, dial, genreMix });
		return { slate: at(order, ordered), reserve: at(rest, ordered), taken };
	},
});

// Loops, since a typed array's `from` with a function asks for each number by the iterator protocol.
function poolOf(ordered: readonly Ranked[]): Pool {
	const titles = new Int32Array(ordered.length);
	const relevance = new Float64Array(ordered.length);
	for (let i = 0; i < ordered.length; i++) {
		titles[i] = ordered[i]!.index;
		relevance[i] = ordered[i]!.score;
	}
	return { titles, relevance };
}

function at(places: Int32Array, ordered: readonly Ranked[]): readonly Ranked[] {
	const list: Ranked[] = [];
	for (let i = 0; i < places.length; i++) list.push(ordered[places[i]!]!);
	return list;
}
