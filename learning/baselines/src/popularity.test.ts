import { histories } from '@marquee/histories';
import { describeRecommender } from '@marquee/histories/testing';
import { expect, test } from 'vitest';
import { denseWatched, drawnHistories, scoresOf } from './drawn-histories.fixture.ts';
import { fitPopularity } from './popularity.ts';

const train = drawnHistories(1);
describeRecommender('popularity', async () => ({ recommender: fitPopularity(train), train }));

test('popularity counts the profiles that watched a title, for everybody alike', async () => {
	const watched = denseWatched(train);
	const counts = watched[0]!.map((_, title) => watched.filter((row) => row[title] === 1).length);
	for (const row of await scoresOf(fitPopularity(train), train)) expect(row).toEqual(counts);
});

test('one fan who watches a title ten times makes it no more popular than once', async () => {
	const fan = Array.from({ length: 10 }, () => ({ profile: 0, title: 0 }));
	const all = histories([...fan, { profile: 0, title: 1 }, { profile: 1, title: 1 }], {
		profiles: 2,
		titles: 2,
	});
	expect((await scoresOf(fitPopularity(all), all))[0]).toEqual([1, 2]);
});
