/**
 * What a ranking reads of a title that was found. All lie on scales of about 1, so that weights can be compared.
 *
 * - `cost`: how unlike name and query are, the less the fewer letters were typed: of a name of which one letter is typed, nearly all is missing
 * - `edits`: mistakes that were looked past
 * - `weight`: how well known the index has it
 * - `laterWord`: 1 where a later word of the name begins with it, and not the name
 * - `anyOrder`: 1 where its words stand in the name in another order
 * - `popularity`: ln(1 + profiles) ÷ ln(1 + profiles of the most watched)
 * - `popularityOfShort`, `tasteOfShort`: the same as without `OfShort`, times how short the query is
 * - `trendHere`: 1 − ln(1 + place) ÷ ln(1 + 500) among what the country takes up lately: by Zipf's law, counts on a log scale
 * - `freshness`: 2^(−days in the service ÷ 30)
 * - `taste`: how far the model's score is above what it says of nobody in particular, in deviations, cut at ±1
 * - `nameInLanguage`: 1 where the name that matched is of the locale's language
 * - `madeInLanguage`: 1 where the original is in the locale's language
 * - `fused`: Σ 61 ÷ (61 + place) over the lists of conditions and of meaning
 * - `billing`: 1 ÷ (1 + place) of the person among the title's people
 */
export const searchFeatures = [
	'cost',
	'edits',
	'weight',
	'laterWord',
	'anyOrder',
	'popularity',
	'popularityOfShort',
	'trendHere',
	'freshness',
	'taste',
	'tasteOfShort',
	'nameInLanguage',
	'madeInLanguage',
	'fused',
	'billing',
] as const;
export type SearchFeature = (typeof searchFeatures)[number];

/** The features of one title, in the order of `searchFeatures`. */
export type FeatureRow = readonly number[]; // (F)

/** How much each feature counts, in the order of `searchFeatures`. */
export type Weights = Float64Array; // (F)

/** A row of features from named ones; what is not named is 0. Rounded as traces keep it, so that a replay ranks the same numbers. */
export const featureRow = (named: Partial<Record<SearchFeature, number>>): FeatureRow =>
	searchFeatures.map((name) => rounded(named[name] ?? 0));

/** To four decimals; never −0, which JSON would lose. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;

/** Weights from named ones, all of them. */
export const weightsOf = (named: Readonly<Record<SearchFeature, number>>): Weights =>
	Float64Array.from(searchFeatures, (name) => named[name]);

/** Weights by their names. */
export const namedWeights = (weights: Weights): Record<SearchFeature, number> =>
	Object.fromEntries(searchFeatures.map((name, f) => [name, weights[f]!])) as Record<
		SearchFeature,
		number
	>;

/** What the weights say of a title: Σ weight · feature. */
export function scoreOf(row: FeatureRow, weights: Weights): number {
	let score = 0;
	for (let f = 0; f < weights.length; f++) score += weights[f]! * row[f]!;
	return score;
}
