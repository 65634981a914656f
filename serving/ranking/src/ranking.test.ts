import { catalogueOf } from '@marquee/catalogue';
import { testContext } from '@marquee/pipeline/testing';
import type { TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alreadyFinished } from './filters/already-finished.ts';
import { alreadyListed } from './filters/already-listed.ts';
import { alreadyOnPage } from './filters/already-on-page.ts';
import { alreadyWatched } from './filters/already-watched.ts';
import { disliked } from './filters/disliked.ts';
import { notInCatalogue } from './filters/not-in-catalogue.ts';
import { titleFacts } from './hydrators/title-facts.ts';
import { closenessAndTaste } from './scorers/closeness-and-taste.ts';
import { tasteAndPopularity } from './scorers/taste-and-popularity.ts';

const context = testContext();
const id = 't' as TitleId;
const film = { titleId: 't', name: 'T', genres: [], runtimeSeconds: 1_000 };
const did = (changes: Partial<TitleActivity>) => ({
	id,
	index: 0,
	title: film,
	activity: {
		titleId: id,
		plays: 0,
		positionSeconds: 0,
		watchedSeconds: 0,
		thumb: 'none' as const,
		listed: false,
		impressions: 0,
		trailerPlays: 0,
		notifications: 0,
		notificationsOpened: 0,
		...changes,
	},
});
const untouched = { id, index: 0, title: film, activity: undefined };

test('each filter says in a word what the profile did', () => {
	expect(disliked.reject({}, did({ thumb: 'down' }), context)).toBe('thumb down');
	expect(disliked.reject({}, did({ rating: 0.3 }), context)).toBe('rated 0.3 of 1');
	expect(alreadyWatched.reject({}, did({ plays: 1 }), context)).toBe('played before');
	expect(alreadyWatched.reject({}, did({ rating: 0.6 }), context)).toBe('judged before');
	expect(alreadyFinished.reject({}, did({ positionSeconds: 950 }), context)).toBe(
		'watched to 95 %',
	);
});

test('a title that the profile has not touched, or only listed, passes', () => {
	for (const candidate of [untouched, did({ listed: true, impressions: 3 })])
		for (const filter of [disliked, alreadyWatched, alreadyFinished])
			expect(filter.reject({}, candidate, context)).toBeUndefined();
});

test('a title that no catalogue has is rejected before anyone asks for its name', () => {
	const stranger = { id, index: -1 };
	expect(notInCatalogue.reject({}, stranger, context)).toBe('the catalogue has no such title');
	expect(() => titleFacts(catalogueOf([film])).hydrate({}, [stranger], context)).toThrow(
		't is no title of the catalogue',
	);
});

test('a listed title is rejected where it would be recommended: it has a row of its own', () => {
	expect(alreadyListed.reject({}, did({ listed: true }), context)).toBe(
		'on the profile’s own list',
	);
	for (const candidate of [untouched, did({ listed: false })])
		expect(alreadyListed.reject({}, candidate, context)).toBeUndefined();
});

test('a title that stands further up is rejected with the row', () => {
	const onPage = new Map([['t', 'top-picks']]);
	expect(alreadyOnPage.reject({ onPage }, untouched, [], context)).toBe('stands in top-picks');
});

const signals = fc.record({
	taste: fc.double({ min: -5, max: 5, noNaN: true }),
	prominence: fc.double({ min: -5, max: 5, noNaN: true }),
	trend: fc.double({ min: -5, max: 5, noNaN: true }),
	closeness: fc.double({ min: -1, max: 1, noNaN: true }),
});

test('more of a signal never lowers a score whose weight for it is positive', () => {
	const weights = { taste: 0.6, popularity: 0.3, trend: 0.1, closeness: 0.5 };
	fc.assert(
		fc.property(fc.array(signals, { minLength: 2, maxLength: 10 }), (all) => {
			const candidates = all.map((each) => ({ ...each, id, index: 0 }));
			const better = candidates.map((each) => ({
				...each,
				taste: each.taste + 1,
				trend: each.trend + 1,
			}));
			for (const scorer of [tasteAndPopularity(weights), closenessAndTaste(weights)]) {
				const before = scorer.score({}, candidates, context) as number[];
				const after = scorer.score({}, better, context) as number[];
				for (const [i, score] of after.entries()) expect(score).toBeGreaterThan(before[i]!);
			}
		}),
	);
});

test('a weight that is not given counts nothing', () => {
	const candidate = { id, index: 0, taste: 2, prominence: 7, trend: 9 };
	expect(tasteAndPopularity({ taste: 0.5 }).score({}, [candidate], context)).toEqual([1]);
});
