import { featureAt, featureCount } from '@marquee/features';
import {
	type Chances,
	defaultPolicy,
	type Head,
	heads,
	type Ranker,
	type RankerPolicy,
	rankerOf,
} from './ranker.ts';

/** Log-odds by feature name, and where they begin. */
type Judgement = Readonly<Record<string, number>> & { readonly begins: number };

/**
 * Judgements of people, in log-odds: what a step of each feature does to the odds, as e^weight. So 0.7 doubles them and −0.7
 * halves them. They stand until there is something to learn from, and for every feature about which training data say nothing.
 */
export const priorJudgements: Readonly<Record<Head, Judgement>> = {
	engagement: {
		begins: -4, // one shown title of fifty is played
		taste: 0.8,
		'likeness-to-last': 0.5,
		prominence: 0.15,
		trend: 0.4,
		'trend-of-days': 0.2,
		'country-trend': 0.15,
		freshness: 0.4,
		'genre-affinity': 0.4,
		'people-affinity': 0.3,
		'language-match': 0.4,
		'decade-affinity': 0.2,
		'runtime-misfit': -0.2,
		fatigue: -0.35,
		'shown-lately': -0.4,
		'trailer-watched': 0.4,
		listed: 1,
		'played-before': -1,
		'share-watched': 1,
	},
	retention: {
		begins: 0.5,
		taste: 0.15,
		pace: 0.3,
		'days-away': -0.25,
		'genre-affinity': 0.2,
		'runtime-misfit': -0.2,
	},
	satisfaction: {
		begins: -1.5,
		taste: 0.2,
		'praise-of-title': 2,
		'praise-by-profile': 1.5,
		'genre-affinity': 0.3,
		'people-affinity': 0.2,
		listed: 0.3,
	},
};

/** A ranker that nobody has trained: hand-set weights that a person can read. */
export const priorRanker = (policy: RankerPolicy = defaultPolicy): Ranker =>
	rankerOf('prior 1', policy, chances);

/** The judgements as one row of weights over all features. `// (F)` */
export function priorWeights(head: Head): Float64Array {
	const weights = new Float64Array(featureCount);
	for (const [name, weight] of Object.entries(priorJudgements[head]))
		if (name !== 'begins') weights[featureAt(name)] = weight;
	return weights;
}

/** Only features that people have an opinion on: a third of them. */
const rows = heads.map((head) => {
	const weights = priorWeights(head);
	const columns = [...weights.keys()].filter((f) => weights[f] !== 0);
	return {
		head,
		begins: priorJudgements[head].begins,
		columns: Int32Array.from(columns),
		weights: Float64Array.from(columns, (f) => weights[f]!),
	};
});

const chances: Chances = (features, n, into) => {
	for (const { head, begins, columns, weights } of rows) {
		const own = into[head];
		for (let i = 0, at = 0; i < n; i++, at += featureCount) {
			let odds = begins;
			for (let k = 0; k < columns.length; k++) odds += weights[k]! * features[at + columns[k]!]!;
			own[i] = 1 / (1 + Math.exp(-odds));
		}
	}
};
