import { type Action, countryIndex, deviceIndex } from '@marquee/histories';
import { epochMs, profileId, titleId } from '@marquee/units';
import type { ProfileState, TitleActivity } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { actionOf, profileHistory } from './profile-history.ts';

const activity: TitleActivity = {
	titleId: titleId('t'),
	plays: 0,
	positionSeconds: 0,
	watchedSeconds: 0,
	thumb: 'none',
	listed: false,
	impressions: 0,
	trailerPlays: 0,
	notifications: 0,
	notificationsOpened: 0,
};

test.each<[string, TitleActivity, Action]>([
	['a thumb up', { ...activity, thumb: 'up', plays: 1 }, 'liked'],
	['a thumb down after a play', { ...activity, thumb: 'down', plays: 3 }, 'disliked'],
	['a thumb up against a low rating', { ...activity, thumb: 'up', rating: 0.1 }, 'liked'],
	['a high rating', { ...activity, rating: 0.8 }, 'liked'],
	['a low rating', { ...activity, rating: 0.4 }, 'disliked'],
	['a middling rating', { ...activity, rating: 0.5 }, 'played'],
	['a play', { ...activity, plays: 1, listed: true }, 'played'],
	['a place in the list', { ...activity, listed: true }, 'listed'],
	['a place in the list given up', activity, 'unlisted'],
])('%s is read as the right action', (_what, given, action) => {
	expect(actionOf(given)).toBe(action);
});

const engaged = (id: string, first: number, last: number, more: Partial<TitleActivity> = {}) => ({
	...activity,
	titleId: titleId(id),
	plays: 1,
	firstEngagedAt: epochMs(first),
	lastEngagedAt: epochMs(last),
	...more,
});
const stateOf = (...titles: readonly TitleActivity[]): ProfileState => ({
	profileId: profileId('p'),
	newestAt: epochMs(9),
	titles,
});
const indices = new Map(['a', 'b', 'c', 'd'].map((id, index) => [titleId(id), index]));
const noRuntime = () => undefined;

test('titles only shown, and titles the model does not know, are not part of the history', () => {
	const shown = { ...activity, titleId: titleId('a'), impressions: 4 };
	const read = profileHistory(
		stateOf(shown, engaged('c', 5, 5), engaged('z', 6, 6)),
		indices,
		noRuntime,
	);
	expect([...read.titleIndices]).toEqual([2]);
	expect([...read.happenedAtMs]).toEqual([5]);
	expect(profileHistory(undefined, indices, noRuntime).titleIndices.length).toBe(0);
});

test('an engagement began with its first sign, or taken up again the watched time before its end, never in the one before', () => {
	const read = profileHistory(
		stateOf(
			engaged('a', 1_000, 10_000, { watchedSeconds: 2 }),
			engaged('b', 500, 11_000, { watchedSeconds: 60 }),
			engaged('c', 500, 20_000, { watchedSeconds: 5 }),
			engaged('d', 30_000, 30_000, { watchedSeconds: 6 }), // nothing but the stop
		),
		indices,
		noRuntime,
	);
	expect([...read.happenedAtMs]).toEqual([1_000, 10_000, 15_000, 24_000]);
	expect([...read.endedAtMs]).toEqual([10_000, 11_000, 20_000, 30_000]);
	expect([...read.watchedSeconds]).toEqual([2, 60, 5, 6]);
});

test('how far, on what and where are told as far as they are known', () => {
	const position = { positionSeconds: 75, positionAt: epochMs(5) };
	const read = profileHistory(
		stateOf(
			engaged('a', 1, 1, position),
			engaged('b', 2, 2, { device: 'web', deviceAt: epochMs(2), country: 'BR' }),
			engaged('c', 3, 3, { ...position, positionSeconds: 5_000 }),
		),
		indices,
		(id) => (id === 'b' ? undefined : 100),
	);
	expect([...read.completions]).toEqual([0.75, Number.NaN, 1]);
	expect([...read.watchedSeconds]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
	expect([...read.deviceIndices]).toEqual([0, deviceIndex('web'), 0]);
	expect([...read.countryIndices]).toEqual([0, countryIndex('BR'), 0]);
});
