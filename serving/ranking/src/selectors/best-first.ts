import { byScoreThenId, type Candidate, type Scored, type Selector } from '@marquee/pipeline';

/** Shows the best, best first; ties by id. */
export const bestFirst = (size: number): Selector<object, Candidate & Scored> => ({
	name: 'best-first',
	select: (_query, candidates) => {
		const ordered = candidates.toSorted(byScoreThenId);
		return { slate: ordered.slice(0, size), reserve: ordered.slice(size) };
	},
});
