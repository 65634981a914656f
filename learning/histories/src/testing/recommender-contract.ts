import { describe, expect, test } from 'vitest';
import { type Histories, history, historyOf } from '../histories.ts';
import type { Recommender } from '../recommender.ts';

/**
 * What every recommender promises, whatever it learnt from: run by each model over its own fitted instance.
 *
 * `exactBatches` is off for engines whose sums run in another order in a batch: their rows may differ in the last digits.
 */
export function describeRecommender(
	name: string,
	fitted: () => Promise<{ recommender: Recommender; train: Histories }>,
	{ exactBatches = true }: { exactBatches?: boolean } = {},
): void {
	describe(`${name} as a recommender`, () => {
		const rank = async (profiles: readonly number[]) => {
			const { recommender, train } = await fitted();
			const scores = new Float32Array(profiles.length * train.titles);
			const requests = profiles.map((profile) => ({
				history: historyOf(train, profile),
				asOfMs: Math.max(...historyOf(train, profile).happenedAtMs, 0) + 1,
			}));
			await recommender.score(requests, scores);
			return { scores, titles: train.titles };
		};

		test('scores every title with a finite number, also for a profile that never watched', async () => {
			const { recommender, train } = await fitted();
			const scores = new Float32Array(train.titles).fill(Number.NaN);
			await recommender.score([{ history: history(), asOfMs: Number.NaN }], scores);
			expect(scores.every(Number.isFinite)).toBe(true);
		});

		test('a batch answers what its requests would have been answered one by one', async () => {
			const { scores, titles } = await rank([0, 1, 2]);
			for (const profile of [0, 1, 2]) {
				const alone = (await rank([profile])).scores;
				const together = scores.subarray(profile * titles, (profile + 1) * titles);
				if (exactBatches) expect(together).toEqual(alone);
				else for (const [i, score] of alone.entries()) expect(together[i]).toBeCloseTo(score, 4);
			}
		});

		test('asking twice gives the same answer', async () => {
			expect((await rank([1])).scores).toEqual((await rank([1])).scores);
		});
	});
}
