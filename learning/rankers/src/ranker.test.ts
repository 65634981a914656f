import { featureAt, featureCount } from '@marquee/features';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priorJudgements, priorRanker, priorWeights } from './prior-ranker.ts';
import { defaultPolicy, heads, objectives, type RankerPolicy, scoredRoom } from './ranker.ts';

const weight = fc.double({ min: 0, max: 10, noNaN: true });
const policies = fc
	.record({ engagement: weight, retention: weight, satisfaction: weight, freshness: weight })
	.filter((weights) => Object.values(weights).some((each) => each > 0))
	.map((weights): RankerPolicy => ({ version: 'drawn', ...weights }));
const rows = fc
	.array(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), arrayOf(featureCount)), {
		maxLength: 8,
	})
	.map((all) => Float32Array.from(all.flat()));

test('a score is the chance of a play times what the policy says that a play is worth', () => {
	fc.assert(
		fc.property(policies, rows, (policy, features) => {
			const n = features.length / featureCount;
			const { score, heads: chances } = priorRanker(policy).score(features, n);
			for (let i = 0; i < n; i++) {
				const worth =
					policy.engagement +
					policy.retention * chances.retention[i]! +
					policy.satisfaction * chances.satisfaction[i]! +
					policy.freshness * chances.freshness[i]!;
				expect(score[i]).toBe(Math.fround(chances.engagement[i]! * worth));
				expect(chances.freshness[i]).toBe(features[i * featureCount + featureAt('freshness')]);
			}
		}),
	);
});

test('every chance lies between 0 and 1, and a title scores the same whatever stands beside it', () => {
	fc.assert(
		fc.property(rows, (features) => {
			const n = features.length / featureCount;
			const ranker = priorRanker();
			const together = ranker.score(features, n);
			for (let i = 0; i < n; i++) {
				for (const objective of objectives) {
					expect(together.heads[objective][i]).toBeGreaterThanOrEqual(0);
					expect(together.heads[objective][i]).toBeLessThanOrEqual(1);
				}
				const alone = ranker.score(features.slice(i * featureCount), 1);
				expect(alone.score[0]).toBe(together.score[i]);
			}
		}),
	);
});

test('a policy without weights, with a negative one or one that is no number is refused', () => {
	const nothing = { engagement: 0, retention: 0, satisfaction: 0, freshness: 0 };
	const refused = (weights: object) => () => priorRanker({ version: 'v', ...nothing, ...weights });
	expect(refused({})).toThrow('policy v: all weights are 0');
	expect(refused({ retention: -1 })).toThrow('retention weighs -1');
	expect(refused({ freshness: Number.NaN })).toThrow('freshness weighs NaN');
	const ranker = priorRanker();
	expect(() => ranker.withPolicy({ version: 'v', ...nothing })).toThrow('all weights are 0');
});

test('a ranker says the same in room that was used before, and leaves what lies beyond', () => {
	fc.assert(
		fc.property(rows, fc.nat(3), (features, spare) => {
			const n = features.length / featureCount;
			const used = scoredRoom(n + spare);
			for (const column of [used.score, ...Object.values(used.heads)]) column.fill(7);
			const fresh = priorRanker().score(features, n);
			expect(priorRanker().score(features, n, used)).toBe(used);
			expect(used.score.subarray(0, n)).toEqual(fresh.score);
			for (const objective of objectives) {
				expect(used.heads[objective].subarray(0, n)).toEqual(fresh.heads[objective]);
				expect(used.heads[objective].subarray(n).every((each) => each === 7)).toBe(true);
			}
		}),
	);
});

test('features of too few titles, and too little room, are refused', () => {
	expect(() => priorRanker().score(new Float32Array(featureCount), 2)).toThrow('are not 2 ×');
	expect(priorRanker().score(new Float32Array(0), 0).score).toHaveLength(0);
	expect(() => priorRanker().score(new Float32Array(featureCount), 1, scoredRoom(0))).toThrow(
		'room for 0 of 1',
	);
});

test('every judgement of the prior ranker is of a feature that exists', () => {
	for (const head of heads) {
		const named = Object.keys(priorJudgements[head]).length - 1; // all but where it begins
		expect(priorWeights(head).filter((each) => each !== 0)).toHaveLength(named);
	}
});

test('the prior ranker puts what suits before what does not, and what tires last', () => {
	const features = new Float32Array(4 * featureCount);
	features[featureAt('taste')] = 2;
	features[featureCount + featureAt('trend')] = 2;
	features[3 * featureCount + featureAt('fatigue')] = 2;
	const { score } = priorRanker().score(features, 4);
	expect([...score.keys()].sort((a, b) => score[b]! - score[a]!)).toEqual([0, 1, 2, 3]);
});

test('another policy leaves the chances as they are', () => {
	const features = Float32Array.from({ length: featureCount }, (_, f) => (f % 5) / 5);
	const [one, other] = [defaultPolicy, { ...defaultPolicy, version: 'other', freshness: 3 }].map(
		(policy) => priorRanker().withPolicy(policy),
	);
	expect(other!.policy.version).toBe('other');
	expect(other!.score(features, 1).heads).toEqual(one!.score(features, 1).heads);
	expect(other!.score(features, 1).score[0]).toBeGreaterThan(one!.score(features, 1).score[0]!);
});

function arrayOf(length: number) {
	return { minLength: length, maxLength: length };
}
