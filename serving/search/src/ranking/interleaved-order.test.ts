import { type RequestId, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asking, smallSearch } from '../testing/small-search.ts';
import { featureRow, weightsOf } from './features.ts';
import { interleavedOrder } from './interleaved-order.ts';
import type { Rankable, Ranked } from './order.ts';
import { defaultSearchPolicy, type SearchPolicy } from './policy.ts';
import type { SearchRanker } from './search-ranker.ts';

const ranked = (id: string, tier: number): Ranked<Rankable> => ({
	candidate: { id, tier, features: featureRow({}) },
	score: 0,
});

/** Two orders of the same titles that agree on tiers. */
const twoOrders = fc.array(fc.nat(3), { minLength: 1, maxLength: 24 }).chain((tiers) => {
	const all = tiers.toSorted((a, b) => a - b).map((tier, i) => ranked(`t${i}`, tier));
	const shuffled = fc
		.shuffledSubarray(all, { minLength: all.length })
		.map((some) => some.toSorted((a, b) => a.candidate.tier - b.candidate.tier));
	return fc.tuple(shuffled, shuffled);
});
const ids = (order: readonly Ranked<Rankable>[]) => order.map(({ candidate }) => candidate.id);

test('an order drawn from two has every title once, keeps the tiers, and behind its length stands as the control has it', () => {
	fc.assert(
		fc.property(twoOrders, fc.nat(30), fc.nat(), ([own, other], length, seed) => {
			const { order, teams } = interleavedOrder(own, other, length, seededRandom(seed));
			expect(ids(order).toSorted()).toEqual(ids(own).toSorted());
			const tiers = order.map(({ candidate }) => candidate.tier);
			expect(tiers).toEqual(tiers.toSorted((a, b) => a - b));
			for (const id of teams.keys()) expect(ids(order).indexOf(id)).toBeLessThan(length);
			const behind = ids(order).slice(length);
			expect(behind).toEqual(ids(own).filter((id) => behind.includes(id)));
		}),
	);
});

test('two orders that agree are drawn as they are, and nobody earns anything by it', () => {
	fc.assert(
		fc.property(twoOrders, fc.nat(), ([own], seed) => {
			const { order, teams } = interleavedOrder(own, own, 20, seededRandom(seed));
			expect(ids(order)).toEqual(ids(own));
			expect(teams.size).toBe(0);
		}),
	);
});

test('at every place either order is drawn from as often', () => {
	const own = [...'abcdefgh'].map((id, i) => ranked(id, i < 3 ? 0 : 1));
	const other = [...'bcahgfed'].map((id, i) => ranked(id, i < 3 ? 0 : 1));
	const sums = own.map(() => 0);
	const random = seededRandom(3);
	for (let i = 0; i < 4_000; i++) {
		const { order, teams } = interleavedOrder(own, other, 8, random);
		for (const [place, id] of ids(order).entries()) sums[place]! += (teams.get(id) ?? 0.5) - 0.5;
	}
	for (const sum of sums) expect(Math.abs(sum / 4_000)).toBeLessThan(0.03);
});

/** Weights that turn everything that was set by hand round. */
const contrary: SearchRanker = {
	version: 'contrary',
	everywhere: weightsOf(
		Object.fromEntries(
			Object.entries(defaultSearchPolicy.weights).map(([feature, weight]) => [feature, -weight]),
		) as typeof defaultSearchPolicy.weights,
	),
	byLocale: new Map(),
};
const against = {
	experiment: 'x',
	arms: ['as-is', 'learnt'],
	weights: ['policy', 'learnt'],
} as const;

const leftToChance = (rate: number): SearchPolicy => ({
	...defaultSearchPolicy,
	exploration: { ...defaultSearchPolicy.exploration, rate, place: 1 },
});
const queries = ['crime', 'h', 'drama', 'heat', 'm'];

test('an interleaved answer shows what both weights found, tier by tier, and its trace says who earns by what', async () => {
	const search = await smallSearch({ ranker: () => contrary, policy: leftToChance(0) });
	let earned = 0;
	for (const query of queries) {
		const plain = await search.answer(asking(query, { weights: 'policy' }));
		const tiersIn = ({ trace }: typeof plain) =>
			trace.titles.filter(({ position }) => position !== undefined).map(({ tier }) => tier);
		for (let i = 0; i < 12; i++) {
			const asked = asking(query, { requestId: `r${i}` as RequestId, interleaved: against });
			const drawn = await search.answer(asked);
			expect((await search.answer(asked)).answer).toEqual(drawn.answer);
			const { teams, rankers, experiment, arms } = drawn.trace.interleaved!;
			expect({ experiment, arms, rankers }).toEqual({
				experiment: 'x',
				arms: ['as-is', 'learnt'],
				rankers: ['policy', 'contrary'],
			});
			expect(teams).toMatch(/^[-01]*$/);
			expect(teams).toHaveLength(drawn.answer.results.length);
			expect(tiersIn(drawn)).toEqual(tiersIn(plain));
			earned += teams.replaceAll('-', '').length;
		}
	}
	expect(earned).toBeGreaterThan(50);
});

test('whom chance put at its place earns nobody anything', async () => {
	const search = await smallSearch({ ranker: () => contrary, policy: leftToChance(1) });
	for (const query of queries) {
		const { trace } = await search.answer(asking(query, { interleaved: against }));
		const { exploration, interleaved } = trace;
		if (exploration !== undefined) expect(interleaved!.teams[exploration.place]).toBe('-');
	}
	const { trace } = await search.answer(asking('crime', { interleaved: against }));
	expect(trace.exploration?.chosen).toBeGreaterThan(0);
});

test('weights that are asked for order the answer; learnt ones where none were learnt are the policy’s', async () => {
	const [learnt, plain] = [await smallSearch({ ranker: () => contrary }), await smallSearch()];
	const ofResults = async (search: typeof learnt, weights?: 'policy' | 'learnt') => {
		const { answer, trace } = await search.answer(asking('crime', { ...(weights && { weights }) }));
		return { shown: answer.results.map(({ title }) => title.titleId), ranker: trace.ranker };
	};
	const own = await ofResults(plain);
	expect(await ofResults(learnt, 'policy')).toEqual(own);
	expect(await ofResults(plain, 'learnt')).toEqual(own);
	expect(await ofResults(learnt)).toEqual(await ofResults(learnt, 'learnt'));
	expect((await ofResults(learnt)).ranker).toBe('contrary');
	expect((await ofResults(learnt)).shown).not.toEqual(own.shown);
	const same = await plain.answer(asking('crime', { interleaved: against }));
	expect(same.trace.interleaved).toMatchObject({ rankers: ['policy', 'policy'] });
	expect(same.trace.interleaved!.teams).toMatch(/^-*$/);
});
