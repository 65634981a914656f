import { byScoreThenId, type Candidate, type Scored, type Selector } from '@marquee/pipeline';
import { decadeOf } from '@marquee/retrieval';
import type { TitleFacts } from '../hydrators/title-facts.ts';

/** What spread may cost: this share of the distance between the best and the worst candidate's score. */
export interface Spread {
	/** How many are shown. */
	readonly size: number;
	/** 0: best first. 0.12 is a nudge, 0.3 is as far as a row should go. */
	readonly share: number;
}

/**
 * Shows the best, spread over genres: a title steps back the more its genres were shown just before.
 *
 *   next = argmax score − share · range · overlap,   overlap = share of its genres among those of the last three
 *
 * A greedy maximal marginal relevance with genres as the likeness. Ties by id.
 * @paper Carbonell, Goldstein: The Use of MMR, Diversity-Based Reranking. SIGIR 1998.
 */
export const bestWithGenreSpread = (spread: Spread): Selector<object, Spreadable> => ({
	name: 'best-with-genre-spread',
	select: (_query, candidates) => spreadBy(candidates, spread, ({ title }) => title.genres),
});

/** Shows the best, spread over genres and decades: for viewers of whom nothing is known yet. */
export const bestWithGenreAndDecadeSpread = (spread: Spread): Selector<object, Spreadable> => ({
	name: 'best-with-genre-and-decade-spread',
	select: (_query, candidates) =>
		spreadBy(candidates, spread, ({ title: { genres, year } }) =>
			year === undefined ? genres : [...genres, `${decadeOf(year)}s`],
		),
});

type Spreadable = Candidate & Scored & TitleFacts;

/** How far back a row is remembered: more than a screen's width would no longer be seen as repetition. */
const remembered = 3;

function spreadBy<Known extends Spreadable>(
	candidates: readonly Known[],
	{ size, share }: Spread,
	labelsOf: (candidate: Known) => readonly string[],
): { readonly slate: readonly Known[]; readonly reserve: readonly Known[] } {
	const left = candidates
		.toSorted(byScoreThenId)
		.map((candidate) => ({ candidate, labels: labelsOf(candidate) }));
	const range = left.length === 0 ? 0 : left[0]!.candidate.score - left.at(-1)!.candidate.score;
	const slate: Labelled<Known>[] = [];
	const recent: string[] = [];
	while (slate.length < size && left.length > 0) {
		const [next] = left.splice(bestNow(left, recent, share * range), 1);
		slate.push(next!);
		recent.push(...next!.labels);
		if (slate.length > remembered) recent.splice(0, slate.at(-1 - remembered)!.labels.length);
	}
	const plain = ({ candidate }: Labelled<Known>) => candidate;
	return { slate: slate.map(plain), reserve: left.map(plain) };
}

interface Labelled<Known> {
	readonly candidate: Known;
	readonly labels: readonly string[];
}

/** The place of the best after its cost. Costs are never negative, so a score that is lower by itself ends the search. */
function bestNow(
	ordered: readonly Labelled<Spreadable>[],
	recent: readonly string[],
	costOfSame: number,
): number {
	let best = 0;
	let bestValue = -Infinity;
	for (let place = 0; place < ordered.length; place++) {
		const { candidate, labels } = ordered[place]!;
		if (candidate.score <= bestValue) break;
		let repeated = 0;
		for (const label of labels) if (recent.includes(label)) repeated++;
		const value = candidate.score - costOfSame * (repeated / Math.max(1, labels.length));
		if (value <= bestValue) continue;
		best = place;
		bestValue = value;
	}
	return best;
}
