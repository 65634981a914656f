import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	averagePrecision,
	coverage,
	hitRate,
	judged,
	type Metric,
	ndcg,
	novelty,
	precision,
	recall,
	recallCapped,
	reciprocalRank,
	selfInformationOf,
} from './index.ts';

const titles = 12;
const ranking = fc
	.shuffledSubarray([...Array(titles).keys()])
	.map((order) => Int32Array.from(order));
const relevance = fc.subarray([...Array(titles).keys()], { minLength: 1 });
const depths = fc.integer({ min: 1, max: titles + 2 });

/** Every metric again, from its definition with sets and filters instead of running sums. */
const bruteForce: Record<string, (ranked: number[], relevant: number[], k: number) => number> = {
	hr: (ranked, relevant, k) => (found(ranked, relevant, k).length > 0 ? 1 : 0),
	recall: (ranked, relevant, k) => found(ranked, relevant, k).length / relevant.length,
	'recall-capped': (ranked, relevant, k) =>
		found(ranked, relevant, k).length / Math.min(k, relevant.length),
	precision: (ranked, relevant, k) => found(ranked, relevant, k).length / k,
	mrr: (ranked, relevant, k) =>
		Math.max(0, ...found(ranked, relevant, k).map((title) => 1 / (ranked.indexOf(title) + 1))),
	ndcg: (ranked, relevant, k) => {
		const gain = (list: number[]) =>
			list
				.slice(0, k)
				.map((title, place) => (relevant.includes(title) ? Math.LN2 / Math.log(place + 2) : 0))
				.reduce((a, b) => a + b, 0);
		const best = [...relevant, ...ranked.filter((title) => !relevant.includes(title))];
		return gain(ranked) / gain(best);
	},
	map: (ranked, relevant, k) => precisions(ranked, relevant, k) / relevant.length,
};
const found = (ranked: number[], relevant: number[], k: number) =>
	ranked.slice(0, k).filter((title) => relevant.includes(title));
const precisions = (ranked: number[], relevant: number[], k: number) =>
	found(ranked, relevant, k)
		.map((title) => ranked.indexOf(title) + 1)
		.map((place) => found(ranked, relevant, place).length / place)
		.reduce((a, b) => a + b, 0);

const byName: Record<string, (k: number) => Metric> = {
	hr: hitRate,
	recall,
	'recall-capped': recallCapped,
	precision,
	mrr: reciprocalRank,
	ndcg,
	map: averagePrecision,
};

describe.each(Object.keys(byName))('%s', (name) => {
	test('is what its definition says, computed another way', () => {
		fc.assert(
			fc.property(ranking, relevance, depths, (ranked, relevant, k) => {
				const metric = byName[name]!(k);
				expect(metric.name).toBe(`${name}@${k}`);
				expect(metric.of(judged(ranked, relevant))).toBeCloseTo(
					bruteForce[name]!([...ranked], relevant, k),
					12,
				);
			}),
		);
	});

	test('lies between 0 and 1 and does not fall when a relevant title moves up', () => {
		fc.assert(
			fc.property(ranking, relevance, depths, fc.nat(), (ranked, relevant, k, at) => {
				const metric = byName[name]!(k);
				const value = metric.of(judged(ranked, relevant));
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1 + 1e-12);
				const place = 1 + (at % titles);
				if (place >= ranked.length || !relevant.includes(ranked[place]!)) return;
				const improved = ranked.slice();
				improved[place - 1] = ranked[place]!;
				improved[place] = ranked[place - 1]!;
				expect(metric.of(judged(improved, relevant))).toBeGreaterThanOrEqual(value - 1e-12);
			}),
		);
	});

	test('gives 0 to an empty ranking', () => {
		expect(byName[name]!(10).of(judged(new Int32Array(0), [3]))).toBe(0);
	});

	test('names its variant', () => {
		expect(byName[name]!(5).variant.length).toBeGreaterThan(5);
	});
});

test('with more relevant titles than places the two recalls differ, and only the capped one can be 1', () => {
	const perfect = judged(Int32Array.of(0, 1), [0, 1, 2, 3]);
	expect(recall(2).of(perfect)).toBe(0.5);
	expect(recallCapped(2).of(perfect)).toBe(1);
	expect(averagePrecision(2).of(perfect)).toBe(0.5);
});

test('listing a relevant title twice earns nothing', () => {
	const twice = judged(Int32Array.of(4, 4, 4), [4, 5]);
	expect([...twice.hits]).toEqual([1, 0, 0]);
});

test('a case in which nothing is relevant has no value', () => {
	expect(() => judged(Int32Array.of(1), [])).toThrow('nothing is relevant');
});

test('coverage counts a title once however many lists it is on', () => {
	const answers = [judged(Int32Array.of(0, 1, 2), [9]), judged(Int32Array.of(1, 0, 3), [9])];
	expect(coverage(2, 10).ofAll(answers)).toBe(0.2);
	expect(coverage(3, 10).ofAll(answers)).toBe(0.4);
});

test('a title that everybody watched carries no bits, one that half of them watched about one', () => {
	const bits = selfInformationOf([1023, 511, 0], 1023);
	expect([...bits]).toEqual([0, 1, 10]);
	expect(novelty(2, bits).of(judged(Int32Array.of(1, 2, 0), [0]))).toBe(5.5);
});

test('a depth of 0 is refused', () => {
	expect(() => ndcg(0)).toThrow('0 places');
});
