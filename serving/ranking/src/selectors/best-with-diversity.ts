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
		const titles = Int32Array.from(ordered, ({ index }) => index);
		const relevance = Float64Array.from(ordered, ({ score }) => score);
		const { order, rest, taken } = diversify({ titles, relevance }, { size, dial, genreMix });
		const at = (place: number) => ordered[place]!;
		return { slate: Array.from(order, at), reserve: Array.from(rest, at), taken };
	},
});
