import { failures } from './errors.ts';
import { type FlaggedHistories, givenSplit } from './given-split.ts';
import type { Protocol } from './protocol.ts';
import { requireSize } from './published-size.ts';

const published = { profiles: 943, titles: 1682, events: 100_000 };
const publishedTestRows = 24_934;

/**
 * MovieLens 100K on the split of the Microsoft Recommenders benchmark (`python_stratified_split`, 75 % by title,
 * seed 42), with its metric definitions: ndcg@10, map@10 over |relevant|, precision@10, recall@10.
 *
 * `isTest` has one flag per row of `u.data`, in the order of that file: 75,066 rows train, 24,934 test.
 *
 * @throws {Failure} `protocol-data-mismatch` for any other data or split.
 * @paper Argyriou, González-Fierro, Zhang: Microsoft Recommenders: Best Practices for Production-Ready
 * Recommendation Systems. WWW 2020 companion.
 */
export const ml100kMicrosoft: Protocol<FlaggedHistories> = {
	...givenSplit,
	name: 'ml-100k-microsoft',
	describe: `MovieLens 100K, the split of the Microsoft Recommenders benchmark. ${givenSplit.describe}`,
	split: (data) => {
		requireSize('ml-100k-microsoft', data.histories, published);
		const testRows = data.isTest.reduce((count, flag) => count + flag, 0);
		if (testRows !== publishedTestRows)
			throw failures['protocol-data-mismatch'](
				'ml-100k-microsoft',
				`${publishedTestRows} test rows`,
				`${testRows} test rows`,
			);
		return givenSplit.split(data);
	},
};
