import { testContext } from '@marquee/pipeline/testing';
import type { TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { alreadyOnPage } from './filters/already-on-page.ts';
import { disliked } from './filters/disliked.ts';

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
});

test('a title that the profile has not touched, or only listed, passes', () => {
	for (const candidate of [untouched, did({ listed: true, impressions: 3 })])
		expect(disliked.reject({}, candidate, context)).toBeUndefined();
});

test('a title that stands further up is rejected with the row', () => {
	const rowOf = (index: number) => (index === untouched.index ? 'top-picks' : undefined);
	const elsewhere = { ...untouched, index: untouched.index + 1 };
	expect(alreadyOnPage.reject({ rowOf }, untouched, [], context)).toBe('stands in top-picks');
	expect(alreadyOnPage.reject({ rowOf }, elsewhere, [], context)).toBeUndefined();
});
