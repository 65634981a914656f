import { averagePrecisions } from './average-precision.ts';
import { bprefs } from './bpref.ts';
import { counts } from './counts.ts';
import { gainsByCost } from './gain-by-cost.ts';
import { inferredAveragePrecision } from './inferred-average-precision.ts';
import { interpolatedPrecisions } from './interpolated-precision.ts';
import type { Measure } from './measure.ts';
import { ndcgs } from './ndcg.ts';
import { ndcgAverages } from './ndcg-averages.ts';
import { precisionAt, relativePrecisionAt } from './precision.ts';
import type { Qrels } from './qrels.ts';
import { rPrecision, rPrecisionMultiples } from './r-precision.ts';
import { recallAt, successAt } from './recall.ts';
import { reciprocalRank } from './reciprocal-rank.ts';
import type { Run } from './run.ts';
import { judgedTopic, type TopicRules } from './topic.ts';
import { wholeSets } from './whole-sets.ts';

/** All depths of trec_eval's defaults, and a few that short lists are asked at. */
export const usualDepths: readonly number[] = [1, 3, 5, 10, 15, 20, 30, 50, 100, 200, 500, 1000];

/** Every measure there is, under the names of trec_eval. */
export const trecMeasuresAt = (depths: readonly number[] = usualDepths): readonly Measure[] => [
	...counts,
	...averagePrecisions(depths),
	rPrecision,
	...bprefs,
	reciprocalRank,
	...interpolatedPrecisions,
	precisionAt(depths),
	recallAt(depths),
	inferredAveragePrecision,
	relativePrecisionAt(depths),
	rPrecisionMultiples,
	successAt(depths),
	...ndcgs(depths),
	...ndcgAverages,
	...gainsByCost,
	...wholeSets,
];

/** What is read, and how topics become one number. */
export interface TrecRules extends TopicRules {
	/** trec_eval -c: topics that were judged and retrieved nothing count, with 0. */
	readonly complete: boolean;
	readonly measures: readonly Measure[];
}

/** Every measure over topics, and topic by topic. */
export interface TrecEvaluation {
	/** Over topics, by name: means; sums and geometric means where the name says so. */
	readonly means: Readonly<Record<string, number>>;
	/** By topic in the order of the judgements, under the same names. */
	readonly topics: readonly {
		readonly topic: string;
		readonly values: Readonly<Record<string, number>>;
	}[];
	/** Topics that were judged, and retrieved nothing. */
	readonly unanswered: readonly string[];
	/** Topics that retrieved something, and were never judged: they count nowhere. */
	readonly unknown: readonly string[];
}

/** The value below which no topic counts in a geometric mean: trec_eval's MIN_GEO_MEAN. */
const leastOfGeometric = 0.00001;

/** Evaluates a run as trec_eval 9.0.8 does; topics in only one of the files do not count, unless `complete`. */
export function trecEvaluation(
	run: Run,
	qrels: Qrels,
	rules: Partial<TrecRules> = {},
): TrecEvaluation {
	const { relevanceLevel = 1, deepest = Infinity, judgedOnly = false, complete = false } = rules;
	const measures = rules.measures ?? trecMeasuresAt();
	const topics: { topic: string; values: Record<string, number> }[] = [];
	const unanswered: string[] = [];
	for (const [topic, judgements] of qrels) {
		const retrieved = run.get(topic);
		if (retrieved === undefined) unanswered.push(topic);
		if (retrieved === undefined && !complete) continue;
		const judged = judgedTopic(retrieved ?? nothing, judgements, {
			relevanceLevel,
			deepest,
			judgedOnly,
		});
		const values: Record<string, number> = {};
		for (const { names, of } of measures)
			of(judged).forEach((value, i) => {
				values[names[i]!] = value;
			});
		topics.push({ topic, values });
	}
	const unknown = [...run.keys()].filter((topic) => !qrels.has(topic));
	return { means: overTopics(measures, topics), topics, unanswered, unknown };
}

const nothing = { documents: [], scores: [] };

function overTopics(
	measures: readonly Measure[],
	topics: readonly { readonly values: Readonly<Record<string, number>> }[],
): Readonly<Record<string, number>> {
	const means: Record<string, number> = {};
	for (const { names, over } of measures)
		for (const name of names)
			means[name] = summed(
				over,
				topics.map(({ values }) => values[name]!),
			);
	return means;
}

function summed(over: Measure['over'], values: readonly number[]): number {
	if (values.length === 0) return 0;
	if (over === 'geometric-mean')
		return Math.exp(
			values.reduce((sum, value) => sum + Math.log(Math.max(value, leastOfGeometric)), 0) /
				values.length,
		);
	const sum = values.reduce((total, value) => total + value, 0);
	return over === 'sum' ? sum : sum / values.length;
}
