import { type InterleavingMethod, ranksOf, requireRankings } from './interleaving.ts';

/**
 * Balanced interleaving: one coin says who leads; then both walk down their lists in turn, so that the first n shown hold
 * the tops of both, equally deep but for one. Credit compares how much of what was chosen is in the first k of each,
 * k the least depth at which one of the lists reaches the lowest choice.
 *
 * @paper Joachims: Evaluating Retrieval Performance Using Clickthrough Data. SIGIR Workshop 2002; Radlinski, Kurup,
 * Joachims: How Does Clickthrough Data Reflect Retrieval Quality? CIKM 2008, figure 1.
 */
export const balanced: InterleavingMethod = {
	name: 'balanced',
	mostRankers: 2,
	signsAreFair: false,
	knownFlaw:
		'biased: of (a, b, c) and (b, c, a) it prefers the second two times in three if people choose blindly',
	interleave(rankings, length, random) {
		requireRankings(rankings, length, 2);
		const leader = random.below(2);
		const next = [0, 0];
		const shown = new Set<(typeof rankings)[0][0]>();
		while (shown.size < length) {
			const [left, right] = [rankings[0]!.length - next[0]!, rankings[1]!.length - next[1]!];
			if (left === 0 && right === 0) break;
			const turn = next[leader]! <= next[1 - leader]! ? leader : 1 - leader;
			const ranker = (turn === 0 ? left : right) > 0 ? turn : 1 - turn;
			shown.add(rankings[ranker]![next[ranker]!++]!);
		}
		const items = [...shown];
		return { method: 'balanced', items, ranks: ranksOf(items, rankings) };
	},
	credit({ ranks }, chosen) {
		const lowest = Math.max(-1, ...chosen);
		if (lowest < 0) return [0, 0];
		const depth = (ranker: number, place: number) => ranks[place]![ranker]! || Infinity;
		const k = Math.min(...[0, 1].map((ranker) => depth(ranker, lowest)));
		return [0, 1].map((ranker) => [...chosen].filter((place) => depth(ranker, place) <= k).length);
	},
};
