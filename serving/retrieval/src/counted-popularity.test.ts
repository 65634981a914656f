import { catalogueOf } from '@marquee/catalogue';
import { epochMs, msPerDay, type TitleId, utcDay } from '@marquee/units';
import type { TitleDay } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedPopularity } from './counted-popularity.ts';

const now = epochMs(20_000 * msPerDay);
const today = utcDay(now);
const ids = ['a', 'b', 'c', 'd', 'e'];
const catalogue = catalogueOf(ids.map((titleId) => ({ titleId, name: titleId, genres: [] })));
const took = (titleId: string, ago: number, profiles: number): TitleDay => ({
	titleId: titleId as TitleId,
	day: today - ago,
	profiles,
});
const names = (list: readonly { readonly titleId: string }[]) => list.map(({ titleId }) => titleId);

const titleDays = fc.array(
	fc
		.tuple(fc.constantFrom(...ids, 'unknown'), fc.nat(40), fc.integer({ min: 1, max: 9 }))
		.map((each) => took(...each)),
	{ maxLength: 60, size: 'max' },
);

test('ranks as the definition says: all time by sums, trends by sums halved every seven active days', () => {
	fc.assert(
		fc.property(titleDays, (all) => {
			const popularity = countedPopularity(catalogue, all);
			const known = all.filter(({ titleId }) => ids.includes(titleId));
			const days = [...new Set(known.map(({ day }) => day))].sort((a, b) => b - a);
			for (const { titleId, score, profiles } of popularity.trending(now, 9)) {
				const own = known.filter((each) => each.titleId === titleId);
				const decayed = own.map((each) => each.profiles * 2 ** (-days.indexOf(each.day) / 7));
				expect(score).toBeCloseTo(
					decayed.reduce((a, b) => a + b),
					9,
				);
				const recent = own.filter(({ day }) => days.indexOf(day) < 7);
				expect(profiles).toBe(recent.reduce((sum, each) => sum + each.profiles, 0));
			}
			const total = (id: string) =>
				known.filter(({ titleId }) => titleId === id).reduce((sum, each) => sum + each.profiles, 0);
			const expected = ids
				.filter((id) => total(id) > 0)
				.sort((a, b) => total(b) - total(a) || (a < b ? -1 : 1));
			expect(names(popularity.allTime(9))).toEqual(expected);
		}),
	);
});

test('of more titles than are listed the first stand there, as sorting all would have it, however many are equal', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(4), { minLength: 700, maxLength: 700 }), (profiles) => {
			const many = profiles.map((_, v) => `t${String(v).padStart(3, '0')}`);
			const service = catalogueOf(many.map((titleId) => ({ titleId, name: titleId, genres: [] })));
			const { allTime, trending } = countedPopularity(
				service,
				profiles.flatMap((n, v) => (n > 0 ? [took(many[v]!, v % 3, n)] : [])),
			);
			const chosen = [...many.keys()].filter((v) => profiles[v]! > 0);
			const sorted = chosen.toSorted((a, b) => profiles[b]! - profiles[a]! || a - b);
			expect(names(allTime(999))).toEqual(sorted.slice(0, 500).map((v) => many[v]));
			const lately = (v: number) => profiles[v]! * 2 ** -((v % 3) / 7);
			const byTrend = chosen.toSorted(
				(a, b) => lately(b) - lately(a) || profiles[b]! - profiles[a]! || a - b,
			);
			expect(names(trending(now, 999))).toEqual(byTrend.slice(0, 500).map((v) => many[v]));
		}),
		{ numRuns: 20 },
	);
});

test('counts that come in later, in any order, end at what counting anew gives', () => {
	fc.assert(
		fc.property(titleDays, fc.nat(60), fc.integer(), (all, split, seed) => {
			const shuffled = all
				.map((each, i) => ({ each, key: Math.imul(seed + i, 0x9e3779b1) }))
				.sort((a, b) => a.key - b.key)
				.map(({ each }) => each);
			const grown = countedPopularity(catalogue, shuffled.slice(0, split));
			for (const each of shuffled.slice(split)) grown.add(each);
			const anew = countedPopularity(catalogue, all);
			expect(names(grown.trending(now, 9))).toEqual(names(anew.trending(now, 9)));
			expect(names(grown.allTime(9))).toEqual(names(anew.allTime(9)));
		}),
	);
});

test('a single play years later does not wipe away the trends of an old data set', () => {
	const old = [took('a', 5_000, 30), took('b', 5_001, 20), took('c', 5_030, 9)];
	const popularity = countedPopularity(catalogue, old);
	popularity.add(took('e', 0, 1));
	expect(names(popularity.trending(now, 3))).toEqual(['a', 'b', 'c']);
	expect(popularity.trending(now, 1)[0]!.profiles).toBe(30);
});

test('a device whose clock runs ten years ahead counts as today', () => {
	const popularity = countedPopularity(catalogue, [took('a', 0, 5), took('b', -3_650, 1)]);
	expect(names(popularity.trending(now, 2))).toEqual(['a', 'b']);
	expect(popularity.trending(now, 2)[1]!.score).toBe(1);
});

test('a count that a late event moves to an earlier day leaves its later one', () => {
	const popularity = countedPopularity(catalogue, [took('a', 0, 2), took('b', 0, 1)]);
	popularity.add(took('a', 0, -2));
	popularity.add(took('a', 9, 2));
	expect(popularity.trending(now, 2)).toEqual([
		expect.objectContaining({ titleId: 'a', profiles: 2 }),
		expect.objectContaining({ titleId: 'b', profiles: 1 }),
	]);
});

test('while events come in, orders are made anew every five seconds and not for every page', () => {
	const popularity = countedPopularity(catalogue, [took('a', 0, 2)]);
	expect(names(popularity.trending(now, 2))).toEqual(['a']);
	popularity.add(took('b', 0, 5));
	expect(names(popularity.trending(epochMs(now + 4_999), 2))).toEqual(['a']);
	expect(names(popularity.trending(epochMs(now + 5_000), 2))).toEqual(['b', 'a']);
});
