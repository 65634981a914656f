import type { Recommender } from '@marquee/histories';
import { ndcg } from '@marquee/metrics';
import { mean } from '@marquee/numerics';
import type { TestCase } from './protocol.ts';
import { rankCases } from './rank-cases.ts';

/**
 * How well a model in training ranks the validation cases: mean ndcg@10, full ranking, history filtered. Higher is better.
 *
 * For choosing an epoch or a setting; what is published of the choice is measured on the test cases.
 */
export function judgedBy(
	validation: readonly TestCase[],
	titles: number,
): (recommender: Recommender) => Promise<number> {
	const metric = ndcg(10);
	return async (recommender) => {
		const { answers } = await rankCases(recommender, validation, {
			titles,
			k: metric.k,
			ties: 'title-index',
		});
		return mean(Float64Array.from(answers, (answer) => metric.of(answer)));
	};
}
