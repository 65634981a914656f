import { epochMs, msPerDay } from '@marquee/units';
import { expect, test } from 'vitest';
import { currentTopTen, rememberedTopTen } from './current.ts';
import { exactTopTens } from './exact.ts';
import { topTenHeading, topTenSentence } from './sentence.ts';
import { streamingTopTens } from './streaming.ts';
import { firstDay } from './testing/hostile-events.ts';
import { crowd, stop, type Watched } from './testing/sent.ts';

/** So many profiles of a country watch a title on a day, a minute apart. */
const audience = (size: number, title: string, day: number, country = 'PT') =>
	crowd(size, `${country}-${title}-`, (by, i) =>
		stop({ by, title, day, country, hour: 10 + i / 60 } satisfies Watched),
	);
const noon = (day: number) => epochMs((firstDay + day) * msPerDay + msPerDay / 2);

const threeDays = [
	...audience(50, 'a', 0),
	...audience(40, 'b', 0),
	...audience(30, 'a', 1),
	...audience(60, 'b', 1),
	...audience(20, 'c', 1),
	...audience(45, 'c', 3),
	...audience(5, 'd', 1, 'BR'),
];
const topTens = exactTopTens(threeDays);

test('an entry says its rank, how far it climbed since the day before and for how many days it is here', () => {
	expect(topTens.of(firstDay + 1, 'PT').entries).toEqual([
		{ rank: 1, titleId: 'b', views: 60, change: 1, days: 2 },
		{ rank: 2, titleId: 'a', views: 30, change: -1, days: 2 },
		{ rank: 3, titleId: 'c', views: 20, change: 'new', days: 1 },
	]);
});

test('where the day before is not known nothing is said of change, and days are counted with a pause', () => {
	expect(topTens.of(firstDay, 'PT').entries[0]).not.toHaveProperty('change');
	expect(topTens.of(firstDay + 3, 'PT').entries).toEqual([
		{ rank: 1, titleId: 'c', views: 45, days: 2 },
	]);
});

test('a country with five viewers gets the list of the whole service, and is told so', () => {
	const list = topTens.of(firstDay + 1, 'BR');
	expect(list).toMatchObject({ country: 'BR', basis: 'service', profiles: 115 });
	expect(list.entries.map(({ titleId }) => titleId)).toEqual(['b', 'a', 'c', 'd']);
	expect(topTens.of(firstDay + 1, 'PT').basis).toBe('country');
	expect(topTens.of(firstDay + 1)).toMatchObject({ country: null, basis: 'service' });
});

test('a day of which nothing is known has an empty list that says up to when anything is known', () => {
	const list = topTens.of(firstDay + 2, 'PT');
	expect(list).toMatchObject({ basis: 'service', entries: [], profiles: 0 });
	expect(list.asOf).toBe(Math.max(...threeDays.map(({ happenedAt }) => happenedAt)));
	expect(exactTopTens([]).of(0)).toMatchObject({ entries: [], asOf: null });
});

test('the day in progress is shown once it has as many titles as yesterday, and until then yesterday is', () => {
	const early = exactTopTens([...audience(50, 'a', 0), ...audience(40, 'b', 0)]);
	expect(currentTopTen(early, noon(1), 'PT')).toMatchObject({
		isComplete: true,
		topTen: { day: firstDay },
	});
	const later = exactTopTens(threeDays);
	expect(currentTopTen(later, noon(1), 'PT')).toMatchObject({
		isComplete: false,
		topTen: { day: firstDay + 1 },
	});
});

test('what the first few watch after midnight is not the list of the day', () => {
	const until = (viewers: number) =>
		currentTopTen(exactTopTens([...audience(50, 'a', 0), ...audience(viewers, 'b', 1)]), noon(1));
	expect(until(4).isComplete).toBe(true);
	expect(until(5)).toMatchObject({ isComplete: false, topTen: { day: firstDay + 1 } });
});

test('a country keeps its own list of yesterday until today has enough viewers for one', () => {
	const events = [...audience(50, 'a', 0), ...audience(29, 'a', 1), ...audience(50, 'b', 1, 'BR')];
	expect(currentTopTen(exactTopTens(events), noon(1), 'PT')).toMatchObject({
		isComplete: true,
		topTen: { basis: 'country', day: firstDay },
	});
	expect(
		currentTopTen(exactTopTens([...events, ...audience(30, 'c', 1)]), noon(1), 'PT'),
	).toMatchObject({ isComplete: false, topTen: { basis: 'country', day: firstDay + 1 } });
});

test('data that ended years ago shows its last day, and says of which day it speaks', () => {
	const { topTen, isComplete } = currentTopTen(topTens, noon(4_000), 'PT');
	expect([topTen.day, isComplete]).toEqual([firstDay + 3, true]);
	expect(topTenHeading(topTen, noon(4_000))).toBe('Top 10 in Portugal on 7 October 2024');
	expect(currentTopTen(exactTopTens([]), noon(0)).topTen.entries).toEqual([]);
});

test('a sentence says number, place and day as people say them', () => {
	const list = { basis: 'country', country: 'PT', day: firstDay } as const;
	expect(topTenSentence({ rank: 3 }, list, noon(0))).toBe('Number 3 in Portugal today');
	expect(topTenSentence({ rank: 1 }, { ...list, country: 'US' }, noon(1))).toBe(
		'Number 1 in the United States yesterday',
	);
	expect(topTenSentence({ rank: 2 }, { ...list, basis: 'service' }, noon(0))).toBe(
		'Number 2 among all viewers today',
	);
	expect(topTenHeading({ ...list, country: 'ZZ' }, noon(0))).toBe('Top 10 in Unknown Region today');
});

test('many pages share one list, which is never more than a second behind', () => {
	const counted = streamingTopTens();
	const asked = rememberedTopTen(counted);
	const views = (afterMs: number) =>
		asked(epochMs(noon(0) + afterMs), 'PT').topTen.entries.map((entry) => entry.views);
	for (const event of audience(40, 'a', 0)) counted.add(event);
	expect(views(0)).toEqual([40]);
	for (const event of audience(50, 'a', 0)) counted.add(event);
	expect([views(999), views(1_000)]).toEqual([[40], [50]]);
	expect(views(-1)).toEqual([50]); // asked for an earlier moment, it does not answer with a later one's
});
