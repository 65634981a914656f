import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactTopTens } from './exact.ts';
import { watchedPolicy } from './policy.ts';
import { rankingOf } from './ranking.ts';
import { emptyTally, type TitleCount } from './tally.ts';
import { firstDay } from './testing/hostile-events.ts';
import { crowd, stop } from './testing/sent.ts';

const tally = (titles: Readonly<Record<string, TitleCount>>) => ({
	...emptyTally(),
	titles: new Map(Object.entries(titles)),
});
const ranked = (titles: Readonly<Record<string, TitleCount>>) =>
	rankingOf(tally(titles), watchedPolicy);
const names = ({ titles }: ReturnType<typeof ranked>) => titles.map(({ titleId }) => titleId);

test('four newcomers weigh as much as one regular', () => {
	const { titles } = ranked({
		old: { regulars: 10, newcomers: 0 },
		young: { regulars: 8, newcomers: 8 },
	});
	expect(titles).toEqual([
		{ titleId: 'old', views: 10, score: 10 },
		{ titleId: 'young', views: 16, score: 10 },
	]);
});

test('ten thousand profiles made today do not lift a title over what regulars watch', () => {
	const fair = { regulars: 300, newcomers: 30 };
	const bought = { regulars: 40, newcomers: 10_000 };
	const { titles, rejected } = ranked({ a: fair, b: fair, bought });
	expect(names({ titles } as never)).toEqual(['a', 'b', 'bought']);
	// Others have one newcomer in ten regulars: 20 in any case, and three times 4.
	expect(titles[2]).toEqual({ titleId: 'bought', views: 72, score: 48 });
	expect(rejected['newcomer-burst']).toBe(10_000 - 32);
});

test('on the first day of a service everybody is new and everybody counts', () => {
	const { titles, rejected } = ranked({
		a: { regulars: 0, newcomers: 900 },
		b: { regulars: 0, newcomers: 100 },
	});
	expect(titles.map(({ views }) => views)).toEqual([900, 100]);
	expect(rejected['newcomer-burst']).toBe(0);
});

test('a profile is new on the day of its first event and no longer on the next', () => {
	const events = crowd(12, 'p', (by, i) => [
		stop({ by, title: 'x', day: 0, hour: 10 + i / 60 }),
		stop({ by, title: 'x', day: 1, hour: 10 + i / 60 }),
	]);
	const regular = crowd(3, 'r', (by, i) => [
		stop({ by, title: 'y', day: -1, hour: 10 + i / 60 }),
		stop({ by, title: 'y', day: 0, hour: 10 + i / 60 }),
	]);
	const topTens = exactTopTens([...events, ...regular]);
	const order = (day: number) => topTens.of(firstDay + day).entries.map(({ titleId }) => titleId);
	expect(order(0)).toEqual(['y', 'x']); // 12 newcomers weigh 3, and regulars stand first
	expect(order(1)).toEqual(['x']);
});

const counts = fc.dictionary(
	fc.constantFrom('a', 'b', 'c', 'd', 'e'),
	fc.record({ regulars: fc.nat(50), newcomers: fc.nat(200) }),
);

test('scores fall, ties fall back on regulars and then on ids, and nothing is listed without a view', () => {
	fc.assert(
		fc.property(counts, (titles) => {
			const list = ranked(titles).titles;
			for (const [i, each] of list.entries()) {
				expect(each.views).toBeGreaterThan(0);
				const next = list[i + 1];
				if (next === undefined) continue;
				const key = ({ titleId, score }: typeof each) => [-score, -titles[titleId]!.regulars];
				const [a, b] = [key(each), key(next)];
				const order = a[0]! - b[0]! || a[1]! - b[1]! || (each.titleId < next.titleId ? -1 : 1);
				expect(order).toBeLessThan(0);
			}
		}),
	);
});

test('a list of two is the beginning of the list of all', () => {
	fc.assert(
		fc.property(counts, (titles) => {
			const two = rankingOf(tally(titles), { ...watchedPolicy, size: 2 });
			expect(two.titles).toEqual(ranked(titles).titles.slice(0, 2));
		}),
	);
});

test('one more regular never costs a title its place', () => {
	fc.assert(
		fc.property(counts, fc.constantFrom('a', 'b', 'c'), (titles, titleId) => {
			const own = titles[titleId] ?? { regulars: 0, newcomers: 0 };
			const place = (list: readonly string[]) =>
				list.includes(titleId) ? list.indexOf(titleId) : Infinity;
			const before = place(names(ranked(titles)));
			const more = { ...titles, [titleId]: { ...own, regulars: own.regulars + 1 } };
			expect(place(names(ranked(more)))).toBeLessThanOrEqual(before);
		}),
	);
});
