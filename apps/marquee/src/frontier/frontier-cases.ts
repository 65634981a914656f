import type { Recommender } from '@marquee/histories';
import { topK } from '@marquee/numerics';
import type { TestCase } from '@marquee/protocols';
import type { FrontierCase } from '@marquee/ranking/frontier';

/** Who finds the candidates of a case, and how many. */
export interface CandidateSearch {
	readonly model: Recommender;
	/** In the catalogue: V. */
	readonly titles: number;
	/** How many candidates a case has at most. */
	readonly candidates: number;
	/** Called before each case; what it throws ends the search. */
	readonly onCase?: (done: number, total: number) => Promise<void>;
}

/** The model's best candidates of each case, none of them watched before, with the model's own scores as relevance. */
export async function frontierCases(
	cases: readonly TestCase[],
	{ model, titles: count, candidates, onCase }: CandidateSearch,
): Promise<readonly FrontierCase[]> {
	const scores = new Float32Array(count); // (V)
	const asked: FrontierCase[] = [];
	for (const each of cases) {
		await onCase?.(asked.length, cases.length);
		await model.score([each], scores);
		const past = Int32Array.from(new Set(each.history.titleIndices));
		const excluded = new Uint8Array(count);
		for (const title of past) excluded[title] = 1;
		const titles = topK(scores, candidates, { excluded });
		const relevance = Float64Array.from(titles, (title) => scores[title]!);
		asked.push({ titles, relevance, relevant: each.relevant, past });
	}
	return asked;
}
