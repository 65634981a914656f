import { matchBuckets } from '@marquee/names';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallCatalogue } from '../testing/small-catalogue.ts';
import { asking, smallSearch } from '../testing/small-search.ts';
import { featureRow, searchFeatures, weightsOf } from './features.ts';
import { ranked } from './order.ts';
import { defaultSearchPolicy } from './policy.ts';
import { type Relation, tierOf } from './tier.ts';

const intents = ['fetch', 'find', 'explore', 'none'] as const;
const relations: readonly Relation[] = [
	...matchBuckets,
	'person',
	'described',
	'described-in-part',
];

test('under every reading the name itself comes first, then the name folded, and guesses last', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...intents),
			fc.boolean(),
			fc.constantFrom(...relations),
			(intent, isSure, relation) => {
				const at = (each: Relation): number => tierOf([each], { intent, isSure }).tier;
				expect(at('exact')).toBe(0);
				expect(at('same')).toBe(1);
				if (relation !== 'exact' && relation !== 'same') expect(at(relation)).toBeGreaterThan(1);
				expect(at('part')).toBeGreaterThanOrEqual(at(relation));
			},
		),
	);
});

test('a title stands in the best of its tiers, whichever way it was found first', () => {
	fc.assert(
		fc.property(
			fc.subarray([...relations], { minLength: 1 }),
			fc.constantFrom(...intents),
			fc.boolean(),
			(some, intent, isSure) => {
				const { tier } = tierOf(some, { intent, isSure });
				const each = some.map((relation) => tierOf([relation], { intent, isSure }).tier);
				expect(tier).toBe(Math.min(...each));
				expect(tierOf(some.toReversed(), { intent, isSure }).tier).toBe(tier);
			},
		),
	);
	expect(() => tierOf([], { intent: 'fetch', isSure: false })).toThrow(RangeError);
});

test('an order does not depend on who was found first, and repeats', () => {
	const weights = weightsOf(defaultSearchPolicy.weights);
	const title = fc.record({
		id: fc.string({ minLength: 1 }),
		tier: fc.nat(3),
		features: fc
			.record({ cost: fc.nat(2), taste: fc.integer({ min: -1, max: 1 }) })
			.map(featureRow),
	});
	fc.assert(
		fc.property(fc.uniqueArray(title, { selector: ({ id }) => id }), (titles) => {
			const order = (list: typeof titles) =>
				ranked(list, weights).map(({ candidate }) => candidate.id);
			expect(order(titles.toReversed())).toEqual(order(titles));
			expect(order(titles).toSorted()).toEqual(titles.map(({ id }) => id).toSorted());
		}),
	);
});

test('from a trace alone the order of an answer is made again, and what other weights would have shown', async () => {
	const search = await smallSearch();
	for (const typed of ['m', 'the', 'al pacino', 'heat', 'matrx']) {
		const { answer, trace } = await search.answer(asking(typed));
		const rows = trace.titles.map((title) => ({ ...title, id: title.titleId }));
		const again = ranked(rows, weightsOf(defaultSearchPolicy.weights));
		if (trace.exploration === undefined)
			expect(again.slice(0, answer.results.length).map(({ candidate }) => candidate.id)).toEqual(
				answer.results.map(({ title }) => title.titleId),
			);
		for (const { candidate, score } of again) expect(score).toBe(candidate.score);
	}
	const { trace } = await search.answer(asking('th'));
	const newest = weightsOf({ ...defaultSearchPolicy.weights, freshness: 100 });
	const otherwise = ranked(
		trace.titles.map((title) => ({ ...title, id: title.titleId })),
		newest,
	);
	expect(otherwise[0]!.candidate.id).toBe('new-heist');
});

test('features are finite, named once, and the same however often they are asked for', async () => {
	const search = await smallSearch({ taste: () => new Float32Array(smallCatalogue.size).fill(9) });
	const { trace } = await search.answer(asking('thriller'));
	expect(new Set(searchFeatures).size).toBe(searchFeatures.length);
	for (const { features } of trace.titles) {
		expect(features).toHaveLength(searchFeatures.length);
		for (const value of features) expect(Number.isFinite(value)).toBe(true);
	}
});

test('what was learnt orders namesakes and beginnings, and takes no name its first place', async () => {
	const worst = weightsOf({
		...defaultSearchPolicy.weights,
		cost: 50,
		popularity: -50,
		weight: -50,
	});
	const ranker = { version: 'worst', everywhere: worst, byLocale: new Map() };
	const [usual, learnt] = [await smallSearch(), await smallSearch({ ranker: () => ranker })];
	for (const typed of ['the matrix', 'the godfather', 'parasite', 'oldboy']) {
		const { answer, trace } = await learnt.answer(asking(typed));
		expect(answer.results[0]!.title.name.toLowerCase()).toBe(typed);
		expect(trace.ranker).toBe('worst');
	}
	const first = async (search: typeof usual) =>
		(await search.answer(asking('th'))).answer.results[0]!.title.titleId;
	expect(await first(usual)).toBe('matrix');
	expect(await first(learnt)).not.toBe('matrix');
});
