import { type Weights, weightsOf } from './features.ts';
import type { SearchPolicy } from './policy.ts';

/** Weights learnt from what was chosen, for each language as far as it has spoken. */
export interface SearchRanker {
	/** Named in traces. */
	readonly version: string;
	/** Of all locales together. */
	readonly everywhere: Weights;
	/** By locale: `pt` and `pt-BR` are two. */
	readonly byLocale: ReadonlyMap<string, Weights>;
}

/** Which weights answer a locale: its own, else those of its language, else those of all, else the policy's. */
export function weightsFor(
	policy: SearchPolicy,
	ranker: SearchRanker | undefined,
	locale: string | undefined,
): Weights {
	if (ranker === undefined) return weightsOf(policy.weights);
	for (const tag of widerTags(locale ?? '')) {
		const weights = ranker.byLocale.get(tag);
		if (weights !== undefined) return weights;
	}
	return ranker.everywhere;
}

/** A locale, then what it is a kind of: `pt-BR`, `pt`. */
export function widerTags(locale: string): string[] {
	const tags: string[] = [];
	for (let tag = locale; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-'))))
		tags.push(tag);
	return tags;
}
