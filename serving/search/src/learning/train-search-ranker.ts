import { searchFeatures, type Weights, weightsOf } from '../ranking/features.ts';
import { defaultSearchPolicy, type SearchPolicy } from '../ranking/policy.ts';
import { type SearchRanker, widerTags } from '../ranking/search-ranker.ts';
import { fittedWeights } from './fit-weights.ts';
import { type Choice, choicesOf, type LoggedSearch } from './logged-search.ts';
import { contentVersion } from './search-ranker-file.ts';

/** How a ranker is learnt; what is not said stays at its default. */
export interface SearchTraining {
	/** Where the weights stay while nobody chooses. */
	readonly policy: SearchPolicy;
	/**
	 * How fast looks fade with the place: the chance that somebody looks at place k, from 0, is (1 + k)^−fading. 1 is what eyes were
	 * measured to do on result pages; 0 takes every place for seen.
	 */
	readonly fading: number;
	/** No choice counts more than so many times one at the first place, however seldom its place is seen. */
	readonly mostCounted: number;
	/** How firmly weights hold to the wider circle: that of all locales to the policy, a language's to that of all, a region's to its language's. */
	readonly firmness: number;
}

/** What is learnt with unless something else is said. */
export const defaultSearchTraining: SearchTraining = {
	policy: defaultSearchPolicy,
	fading: 1,
	mostCounted: 10, // a choice at place 30 would outvote thirty others
	firmness: 4, // about what 200 choices say: each bends by ¼ of a squared difference, which is about 0.08
};

/**
 * Weights learnt from what was chosen: of all locales together, then of each language, then of each region, each held to the wider
 * circle the more firmly the less it has said itself. Where nothing was chosen the weights are the policy's, exactly.
 *
 * Titles at the top are chosen because they are seen. So a choice counts by the inverse of the chance that its place is looked at,
 * scaled so that choices count 1 on average:
 *
 *   counts_c ∝ min(mostCounted, (1 + place_c)^fading)
 *
 * @throws {RangeError} if a search was logged with other features than these, or a title was chosen that was not shown.
 * @paper Joachims, Swaminathan, Schnabel: Unbiased Learning-to-Rank with Biased Feedback. WSDM 2017.
 */
export function trainSearchRanker(
	searches: readonly LoggedSearch[],
	training: Partial<SearchTraining> = {},
): SearchRanker {
	const settings = { ...defaultSearchTraining, ...training };
	const prior = weightsOf(settings.policy.weights);
	const said: Choice[] = [];
	const byTag = new Map<string, Choice[]>();
	for (const search of searches) {
		requireKnownFeatures(search);
		const choices = choicesOf(search);
		said.push(...choices);
		for (const tag of widerTags(search.trace.locale ?? '')) {
			const known = byTag.get(tag);
			if (known === undefined) byTag.set(tag, [...choices]);
			else known.push(...choices);
		}
	}
	const everywhere = learnt(said, prior, settings);
	const byLocale = new Map<string, Weights>();
	// Shorter tags first: a language is learnt before its regions, which are held to it.
	for (const tag of [...byTag.keys()].sort(byLengthThenName)) {
		const [wider] = widerTags(tag).slice(1);
		const centre = (wider === undefined ? undefined : byLocale.get(wider)) ?? everywhere;
		byLocale.set(tag, learnt(byTag.get(tag)!, centre, settings));
	}
	return { version: contentVersion(everywhere, byLocale), everywhere, byLocale };
}

const byLengthThenName = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

function learnt(
	choices: readonly Choice[],
	centre: Weights,
	{ fading, mostCounted, firmness }: SearchTraining,
): Weights {
	const counts = choices.map(({ position }) => Math.min(mostCounted, (1 + position) ** fading));
	const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
	return fittedWeights(choices, { centre, firmness, counts: counts.map((count) => count / mean) });
}

function requireKnownFeatures({ trace: { features } }: LoggedSearch): void {
	if (features.length === 0) return; // nothing was ranked
	if (features.join() !== searchFeatures.join())
		throw new RangeError(`a search logged with ${features.join()}, not ${searchFeatures.join()}`);
}
