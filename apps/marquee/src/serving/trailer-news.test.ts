import { catalogueOf } from '@marquee/catalogue';
import { epochMs, msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import { trailerNews } from './trailer-news.ts';

const now = epochMs(Date.UTC(2026, 9, 14));
const catalogue = (...trailerIds: readonly string[]) =>
	catalogueOf([
		{
			titleId: 't1',
			name: 'One',
			genres: [],
			trailers: trailerIds.map((trailerId) => ({ trailerId })),
		},
		{ titleId: 't2', name: 'Two', genres: [] },
	]);

test('at the first look nothing is new; afterwards what was not there before is, for two weeks', () => {
	const first = trailerNews(catalogue('a'), undefined, now);
	expect(first.of('t1')).toEqual([]);
	const second = trailerNews(catalogue('a', 'b'), first.text, now);
	expect(second.of('t1')).toEqual([{ trailerId: 'b', seenAt: now }]);
	expect(second.of('t2')).toEqual([]);
	const later = epochMs(now + 13 * msPerDay);
	expect(trailerNews(catalogue('a', 'b'), second.text, later).of('t1')).toHaveLength(1);
	const lateEnough = epochMs(now + 14 * msPerDay);
	expect(trailerNews(catalogue('a', 'b'), second.text, lateEnough).of('t1')).toEqual([]);
});

test.each(['', '{}', 'null', '{"format":"marquee-trailers-seen-1","seen":{"t1/a":"today"}}'])(
	'what was kept as %j is refused with what becomes of it',
	(text) => {
		expect(() => trailerNews(catalogue('a'), text, now)).toThrow('trailers-seen-unreadable');
	},
);
