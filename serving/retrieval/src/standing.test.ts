import type { TitleId } from '@marquee/units';
import type { TitleActivity } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { isDisliked, isFinished, isLiked, isUnfinished, isWatched } from './standing.ts';

const film = { titleId: 't', name: 'T', genres: [], runtimeSeconds: 1_000 };
const unmeasured = { titleId: 't', name: 'T', genres: [] };
const did = (changes: Partial<TitleActivity>): TitleActivity => ({
	titleId: 't' as TitleId,
	plays: 0,
	positionSeconds: 0,
	watchedSeconds: 0,
	thumb: 'none',
	listed: false,
	impressions: 0,
	trailerPlays: 0,
	notifications: 0,
	notificationsOpened: 0,
	...changes,
});

test('at 90 % only credits remain; a second earlier there is something to continue', () => {
	expect(isFinished(did({ positionSeconds: 900 }), film)).toBe(true);
	expect(isUnfinished(did({ positionSeconds: 900 }), film)).toBe(false);
	expect(isUnfinished(did({ positionSeconds: 899 }), film)).toBe(true);
});

test('a title whose length nobody knows is taken to last 6,000 seconds', () => {
	expect(isFinished(did({ positionSeconds: 5_399 }), unmeasured)).toBe(false);
	expect(isFinished(did({ positionSeconds: 5_400 }), unmeasured)).toBe(true);
});

test('one percent is a look; pressing play is a beginning even at the first second', () => {
	expect(isUnfinished(did({ positionSeconds: 10 }), film)).toBe(false);
	expect(isUnfinished(did({ positionSeconds: 11 }), film)).toBe(true);
	expect(isUnfinished(did({ plays: 1 }), film)).toBe(true);
});

test('a thumb outweighs a rating, and who took it back is judged by the rating again', () => {
	expect(isLiked(did({ rating: 0.7 }))).toBe(true);
	expect(isDisliked(did({ rating: 0.4 }))).toBe(true);
	expect(isLiked(did({ rating: 0.9, thumb: 'down' }))).toBe(false);
	expect(isDisliked(did({ rating: 0.1, thumb: 'up' }))).toBe(false);
	expect(isLiked(did({ rating: 0.5 })) || isDisliked(did({ rating: 0.5 }))).toBe(false);
});

test('putting a title on the list is not watching it; judging it is', () => {
	expect(isWatched(did({ listed: true, impressions: 9 }))).toBe(false);
	for (const known of [did({ plays: 1 }), did({ rating: 0 }), did({ thumb: 'up' })])
		expect(isWatched(known)).toBe(true);
});
