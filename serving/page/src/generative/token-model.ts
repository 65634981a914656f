/** What is read of a row that may come next, each about one deviation wide. */
export const rowFeatures = [
	'begins', // always 1
	'worth', // what the policy says a row of its family is worth
	'appeal', // precision of its best titles that the page does not show yet
	'going-on', // for continue watching: how likely this visit is for that
	'family-lately', // rows of its family among the last two
	'family-above', // rows of its family on the page, in fives
	'new-genres', // share of its first titles whose genre no row above leads with
	'taken-above', // share of its titles that stand further up
	'depth', // how far down the page it would stand, 0 to 1
] as const;
export type RowFeature = (typeof rowFeatures)[number];

/** What is read of a title that may come next in a row. */
export const titleFeatures = [
	'begins', // always 1
	'score', // the ranker's, in deviations of the row's shortlist
	'taste', // the model's, in deviations of the catalogue
	'prominence', // how many ever chose it, in deviations of the catalogue
	'freshness', // 0 to 1
	'found', // 1 where the row's source found it first, towards 0 where last
	'like-last', // genres shared with the title before it, 0 to 1
	'like-row', // genres shared with the titles of the row so far, the mean
	'owed', // how much less the page shows of its genres than the profile watches
] as const;
export type TitleFeature = (typeof titleFeatures)[number];

/** One model that writes pages: the log-odds of a token are a weighted sum of what is read of it and of the page so far. */
export interface TokenModel {
	/** Stands in the name of the layout, and so in every trace. */
	readonly version: string;
	readonly rows: Readonly<Record<RowFeature, number>>;
	readonly titles: Readonly<Record<TitleFeature, number>>;
	/** What it was learnt from; absent where people set the weights. */
	readonly learntFrom?: {
		readonly rows: number;
		readonly titles: number;
		/** Titles that were played from the place where they stood. */
		readonly played: number;
	};
}

/**
 * Judgements of people, in log-odds: rows in the order in which stage-wise placement would have them, titles in the ranker's, both
 * leaning away from what was just said. They stand until there is something to learn from.
 */
export const handSetTokens: TokenModel = {
	version: 'hand-set 1',
	rows: {
		begins: -7,
		worth: 1,
		appeal: 0.3,
		'going-on': 2,
		'family-lately': -1.2,
		'family-above': -0.3,
		'new-genres': 0.3,
		'taken-above': -0.5,
		depth: 0,
	},
	titles: {
		begins: -3.5,
		score: 1,
		taste: 0.1,
		prominence: 0,
		freshness: 0.1,
		found: 0.1,
		'like-last': -0.2,
		'like-row': -0.3,
		owed: 1,
	},
};

/** The weights of a model in the order of the names. */
export const weightsOf = <Name extends string>(
	names: readonly Name[],
	weights: Readonly<Record<Name, number>>,
): Float64Array => Float64Array.from(names, (name) => weights[name]);

/** Σ wᵢ xᵢ: the log-odds of a token. */
export function logOdds(weights: Float64Array, features: Float64Array): number {
	let sum = 0;
	for (let f = 0; f < weights.length; f++) sum += weights[f]! * features[f]!;
	return sum;
}
