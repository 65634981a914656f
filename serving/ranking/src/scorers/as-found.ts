import type { Provenance, Scorer } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';

/** Keeps the order of the source: for rows whose order is the viewer's own, such as newest first. */
export const asFound: Scorer<object, TitleCandidate & Provenance> = {
	name: 'as-found',
	onFailure: 'fail', // counting: what fails here is a bug
	score: (_query, candidates) => candidates.map(({ finders }) => 0 - finders[0]!.place),
};
