import type { NamedLikeness } from './intra-list-diversity.ts';
import type { JudgedFor } from './judged.ts';
import { depth, type Metric } from './metric.ts';
import { surprise } from './unexpectedness.ts';

/**
 * How much of the first k is right and far from what the profile knows: `serendipity-<likeness>@k`. A hit
 * counts by its unexpectedness, a miss not at all, however unexpected.
 *
 *   Σ_{places r ≤ k that hit} u(title at r) / k,   u as in `unexpectedness`
 *
 * @paper Ge, Delgado-Battenfeld, Jannach: Beyond Accuracy: Evaluating Recommender Systems by Coverage and
 * Serendipity. RecSys 2010: useful and unexpected, over the length of the list. They call a title unexpected
 * if a plain model does not list it; u is the graded distance of Vargas, Castells (RecSys 2011), which needs
 * no second model.
 */
export const serendipity = (k: number, likeness: NamedLikeness): Metric<JudgedFor> => ({
	name: `serendipity-${likeness.name}@${depth(k)}`,
	k,
	unit: 'share',
	direction: 'higher-is-better',
	variant: `hits, each by its mean of 1 − likeness by ${likeness.name} to the past, / k`,
	of: ({ ranked, hits, past }) => {
		let total = 0;
		for (let place = 0; place < Math.min(k, ranked.length); place++)
			if (hits[place] === 1) total += surprise(ranked[place]!, past, likeness);
		return total / k;
	},
});
