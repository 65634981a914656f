import type { Recommender } from '@marquee/histories';
import { type Judged, judged } from '@marquee/metrics';
import { type RankingRules, topK } from '@marquee/numerics';
import type { TestCase } from './protocol.ts';
import type { TieRule } from './report.ts';

/** How cases are turned into rankings. */
export interface RankingOptions {
	readonly titles: number;
	/** Places kept: the depth of the deepest metric. */
	readonly k: number;
	readonly ties: TieRule;
	/** Called after every batch with the number of cases that are done. */
	readonly onProgress?: (done: number) => void;
}

/** Scores held at a time: 16 MiB. */
const scoresAtOnce = 4_194_304;

/**
 * Every case's first k of all titles that take part, seen ones filtered, held against what was relevant.
 *
 * @throws {RangeError} if the model answers NaN, with the model, title and profile.
 */
export async function rankCases(
	recommender: Recommender,
	cases: readonly TestCase[],
	options: RankingOptions,
): Promise<{ readonly answers: readonly Judged[]; readonly casesDecidedByTies: number }> {
	const { titles } = options;
	const batch = Math.max(1, Math.min(256, Math.floor(scoresAtOnce / titles)));
	const scores = new Float32Array(batch * titles); // (B, V)
	const judge = judgeOf(options);
	const answers: Judged[] = [];
	let casesDecidedByTies = 0;
	for (let from = 0; from < cases.length; from += batch) {
		const asked = cases.slice(from, from + batch);
		await recommender.score(asked, scores.subarray(0, asked.length * titles));
		for (const [i, testCase] of asked.entries()) {
			const row = scores.subarray(i * titles, (i + 1) * titles);
			requireOrder(row, recommender.name, testCase.profile);
			const { answer, decidedByTies } = judge(row, testCase);
			answers.push(answer);
			if (decidedByTies) casesDecidedByTies++;
		}
		options.onProgress?.(from + asked.length);
	}
	return { answers, casesDecidedByTies };
}

/** Ranks by both tie rules, answers the asked one and whether the other would have hit elsewhere. */
function judgeOf({ titles, k, ties }: RankingOptions) {
	const excluded = new Uint8Array(titles);
	const lastAmongEquals = new Uint8Array(titles);
	return (scores: Float32Array, testCase: TestCase) => {
		const { relevant } = testCase;
		markFiltered(excluded, testCase);
		for (const title of relevant) lastAmongEquals[title] = 1;
		const under = (rules: RankingRules) => judged(topK(scores, k, rules), relevant);
		const byIndex = under({ excluded });
		const pessimistic = under({ excluded, lastAmongEquals });
		for (const title of relevant) lastAmongEquals[title] = 0;
		return {
			answer: ties === 'pessimistic' ? pessimistic : byIndex,
			decidedByTies: byIndex.hits.some((hit, place) => hit !== pessimistic.hits[place]),
		};
	};
}

/** 1 for every title that takes no part in the case's ranking. (V) */
function markFiltered(
	excluded: Uint8Array,
	{ history, ranked, alsoFiltered = new Int32Array() }: TestCase,
): void {
	for (let title = 0; title < excluded.length; title++)
		excluded[title] = ranked?.[title] === 0 ? 1 : 0;
	for (const title of history.titleIndices) excluded[title] = 1;
	for (const title of alsoFiltered) excluded[title] = 1;
}

function requireOrder(scores: Float32Array, model: string, profile: number): void {
	const unordered = scores.findIndex(Number.isNaN);
	if (unordered >= 0)
		throw new RangeError(`${model} scored title ${unordered} NaN for profile ${profile}`);
}
