import type { Random } from '@marquee/units';
import { commonPrefix, draft } from './draft.ts';
import {
	type Interleaved,
	type InterleavingMethod,
	ranksOf,
	requireRankings,
	settledCredit,
} from './interleaving.ts';

/**
 * Team draft, for two rankings or many: in each round all rankers pick once, in an order that chance draws anew; each
 * picks the best item of its own that is not yet shown, and earns what is chosen of its picks, until one has nothing left to pick: what
 * the others still pick then is shown, and earns nobody anything.
 *
 * @paper Radlinski, Kurup, Joachims: How Does Clickthrough Data Reflect Retrieval Quality? CIKM 2008.
 * @paper Schuth, Sietsma, Whiteson, Lefortier, de Rijke: Multileaved Comparisons for Fast Online Evaluation. CIKM 2014.
 */
export const teamDraft: InterleavingMethod = {
	name: 'team-draft',
	mostRankers: Infinity,
	signsAreFair: true, // coins alone decide which team has which place, and either side of a coin is as likely
	knownFlaw:
		'blind to some differences: where one ranking is the other with its items pushed down a place, picks may be chosen equally often',
	interleave: (rankings, length, random) => drafted(rankings, length, random, 0),
	credit: settledCredit,
};

/**
 * Team draft in which items at the top that all rankings agree on earn nobody anything: which team has them is chance
 * alone, and would only add noise.
 *
 * @paper Chapelle, Joachims, Radlinski, Yue: Large-Scale Validation and Analysis of Interleaved Search Evaluation.
 * ACM TOIS 2012.
 */
export const teamDraftBeyondPrefix: InterleavingMethod = {
	...teamDraft,
	name: 'team-draft-beyond-prefix',
	interleave: (rankings, length, random) => ({
		...drafted(rankings, length, random, commonPrefix(rankings)),
		method: 'team-draft-beyond-prefix',
	}),
};

function drafted<Id>(
	rankings: readonly (readonly Id[])[],
	length: number,
	random: Random,
	uncredited: number,
): Interleaved<Id> {
	requireRankings(rankings, length, Infinity);
	const { items, teams, contested } = draft(rankings, length, random);
	const earns = (place: number) => place >= uncredited && place < contested;
	const credits = teams.map((team, place) =>
		rankings.map((_, ranker) => (ranker === team && earns(place) ? 1 : 0)),
	);
	return { method: 'team-draft', items, ranks: ranksOf(items, rankings), credits };
}
