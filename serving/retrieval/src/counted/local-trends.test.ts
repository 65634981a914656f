import { catalogueOf } from '@marquee/catalogue';
import { epochMs, msPerDay, type TitleId, utcDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedLocalTrends, type TakeUp } from './local-trends.ts';

const ids = ['a', 'b', 'c', 'd'];
const catalogue = catalogueOf(ids.map((titleId) => ({ titleId, name: titleId, genres: [] })));
const hour = 3_600_000;
/** At eight in the evening, UTC. */
const now = epochMs(20_000 * msPerDay + 20 * hour);
const took = (titleId: string, hoursAgo: number, country?: string): TakeUp => ({
	titleId: titleId as TitleId,
	at: epochMs(now - hoursAgo * hour),
	...(country !== undefined && { country }),
});
const times = (n: number, takeUp: TakeUp) => Array.from({ length: n }, () => takeUp);
const names = (indices: Int32Array) => Array.from(indices, (index) => ids[index]);

const takeUps = fc.array(
	fc
		.tuple(
			fc.constantFrom(...ids, 'stranger'),
			fc.nat(24 * 40),
			fc.constantFrom('PT', 'DE', undefined),
		)
		.map((each) => took(...each)),
	{ maxLength: 80, size: 'max' },
);

test('ranks by the share at this time of day, leaning on the country, leaning on everywhere', () => {
	fc.assert(
		fc.property(takeUps, fc.constantFrom('PT', 'DE', 'FR', undefined), (all, country) => {
			const known = all.filter(({ titleId }) => ids.includes(titleId));
			const days = [...new Set(known.map(({ at }) => utcDay(at)))]
				.sort((a, b) => b - a)
				.slice(0, 24);
			const weight = ({ at }: TakeUp) =>
				days.includes(utcDay(at)) ? 2 ** (-days.indexOf(utcDay(at)) / 3) : 0;
			const sum = (some: readonly TakeUp[]) =>
				some.reduce((total, each) => total + weight(each), 0);
			const part = ({ at }: { readonly at: number }) => Math.floor(((at / hour) % 24) / 6);
			const here = known.filter((each) => country !== undefined && each.country === country);
			const evening = here.filter((each) => part(each) === part({ at: now }));
			const score = (id: string) => {
				const of = (some: readonly TakeUp[]) => sum(some.filter(({ titleId }) => titleId === id));
				const everywhere = of(known) / sum(known);
				const inCountry = (of(here) + 100 * everywhere) / (sum(here) + 100);
				return (of(evening) + 200 * inCountry) / (sum(evening) + 200);
			};
			const found = names(countedLocalTrends(catalogue, all).trendingIn(country, now, 9));
			const listed = ids.filter((id) =>
				known.some((each) => each.titleId === id && weight(each) > 0),
			);
			expect(found.toSorted()).toEqual(listed);
			for (let i = 1; i < found.length; i++)
				expect(score(found[i - 1]!)).toBeGreaterThan(score(found[i]!) - 1e-6);
		}),
	);
});

test('a country that says little follows the others, one that says much its own', () => {
	const world = [...times(900, took('a', 30, 'DE')), ...times(100, took('b', 30, 'DE'))];
	const little = countedLocalTrends(catalogue, [...world, ...times(3, took('b', 30, 'PT'))]);
	expect(names(little.trendingIn('PT', now, 2))).toEqual(['a', 'b']);
	const much = countedLocalTrends(catalogue, [...world, ...times(300, took('b', 30, 'PT'))]);
	expect(names(much.trendingIn('PT', now, 2))).toEqual(['b', 'a']);
	expect(names(much.trendingIn('FR', now, 1))).toEqual(['a']);
	expect(names(much.trendingIn(undefined, now, 1))).toEqual(['a']);
});

test('what is taken up in the evenings trends in the evening and not in the morning', () => {
	const trends = countedLocalTrends(catalogue, [
		...times(2_000, took('a', 24, 'PT')),
		...times(2_010, took('b', 36, 'PT')),
	]);
	expect(names(trends.trendingIn('PT', now, 1))).toEqual(['a']);
	expect(names(trends.trendingIn('PT', epochMs(now + 12 * hour), 1))).toEqual(['b']);
});

test('in any order of coming in, the same trends; and a list is what was counted up to then', () => {
	fc.assert(
		fc.property(takeUps, (all) => {
			const grown = countedLocalTrends(catalogue, []);
			for (const each of all.toReversed()) grown.add(each);
			expect(names(grown.trendingIn('PT', now, 9))).toEqual(
				names(countedLocalTrends(catalogue, all).trendingIn('PT', now, 9)),
			);
		}),
	);
	const trends = countedLocalTrends(catalogue, [took('a', 1, 'PT')]);
	expect(names(trends.trendingIn('PT', now, 1))).toEqual(['a']);
	for (const each of times(500, took('b', 1, 'PT'))) trends.add(each);
	expect(names(trends.trendingIn('PT', now, 1))).toEqual(['b']);
});

test('a clock that runs years ahead neither wipes the trends away nor leads them', () => {
	const trends = countedLocalTrends(catalogue, [...times(5, took('a', 1)), took('b', -24 * 3_650)]);
	expect(names(trends.trendingIn(undefined, now, 2))).toEqual(['a', 'b']);
});
