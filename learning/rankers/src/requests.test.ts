import { catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay } from '@marquee/units';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { requestsOf } from './requests.ts';

const catalogue = catalogueOf(
	['t1', 't2', 't3', 't10'].map((titleId) => ({
		titleId,
		name: titleId,
		genres: [],
		...(titleId === 't1' && { runtimeSeconds: 6_000 }),
	})),
);
const hour = msPerDay / 24;
const [always, never] = [-1e15 as EpochMs, 1e15 as EpochMs];

test('a title is played for the first time once at most, and never before its request', () => {
	fc.assert(
		fc.property(arbitraryEvents(), (events) => {
			const met = new Set<string>();
			for (const { at, profileId, played } of requestsOf(events, catalogue, {
				from: always,
				until: never,
				knownUntil: never,
			}))
				for (const { title } of played) {
					const { titleId } = catalogue.titles[title]!;
					expect(met.has(`${profileId} ${titleId}`)).toBe(false);
					met.add(`${profileId} ${titleId}`);
					const own = events.filter((e) => e.profileId === profileId && e.titleId === titleId);
					const first = own
						.filter(({ kind }) => kind === 'play' || kind === 'rating') // nobody can take these back
						.reduce((min, { happenedAt }) => Math.min(min, happenedAt), Infinity);
					expect(first).toBeGreaterThanOrEqual(at);
				}
		}),
	);
});

test('what happens from the end of knowledge on changes nothing', () => {
	fc.assert(
		fc.property(arbitraryEvents(), fc.integer({ min: -3, max: 8 }), (events, ms) => {
			const knownUntil = ms as EpochMs;
			const when = { from: always, until: never, knownUntil };
			const known = events.filter(({ happenedAt }) => happenedAt < knownUntil);
			expect(requestsOf(events, catalogue, when)).toEqual(requestsOf(known, catalogue, when));
		}),
	);
});

test('who comes back within seven days returned; who comes later did not; while they run nobody knows', () => {
	const outcomes = (days: number, knownUntil: number) =>
		requestsOf([rating('t2', 0), rating('t3', days * msPerDay)], catalogue, {
			from: always,
			until: never,
			knownUntil: (knownUntil * msPerDay) as EpochMs,
		})[0]!.played[0]!.returned;
	expect(outcomes(6, 30)).toBe(1);
	expect(outcomes(8, 30)).toBe(0);
	expect(outcomes(6, 7)).toBe(1);
	expect(outcomes(6, 6.5)).toBeNaN(); // also if they did already: else only returns would be known
	expect(outcomes(0.01, 30)).toBe(0); // the same sitting
});

test('a title watched to its credits counts as completed, whoever comes back', () => {
	const stop = (positionSeconds: number): ViewingEvent => ({
		...rating('t1', 0),
		kind: 'stop',
		positionSeconds,
		watchedSeconds: 60,
	});
	const returned = (event: ViewingEvent) =>
		requestsOf([event], catalogue, { from: always, until: never, knownUntil: never })[0]!.played[0]!
			.returned;
	expect(returned(stop(5_400))).toBe(1);
	expect(returned(stop(5_000))).toBe(0);
});

test('praise is known of titles that were judged, and of no others', () => {
	const sitting = [rating('t1', 0, 9), rating('t2', 1, 5), { ...rating('t3', 2), kind: 'play' }];
	const [request] = requestsOf(sitting as ViewingEvent[], catalogue, {
		from: always,
		until: never,
		knownUntil: never,
	});
	const praised = request!.played.map(({ title, praised }) => [title, praised]);
	expect(praised.sort()).toEqual([
		[0, 1],
		[1, 0],
		[2, Number.NaN],
	]);
});

test('sittings outside the time asked for, and titles that were only listed, are no requests', () => {
	const listed = { ...rating('t1', 0), kind: 'list-add' } as ViewingEvent;
	const events = [listed, rating('t2', hour), rating('t3', 5 * hour)];
	const requests = (from: number, until: number) =>
		requestsOf(events, catalogue, {
			from: from as EpochMs,
			until: until as EpochMs,
			knownUntil: never,
		}).map(({ at }) => at);
	expect(requests(-1, 1e9)).toEqual([hour, 5 * hour]);
	events.push(rating('t1', 9 * hour)); // kept for later, and played then
	expect(requests(6 * hour, 1e9)).toEqual([9 * hour]);
	events.pop();
	expect(requests(hour + 1, 1e9)).toEqual([5 * hour]);
	expect(requests(0, 5 * hour)).toEqual([hour]);
});

function rating(titleId: string, happenedAt: number, outOfTen = 8): ViewingEvent {
	return {
		kind: 'rating',
		eventId: `${titleId} ${happenedAt}`,
		profileId: 'ann',
		titleId,
		happenedAt,
		rating: outOfTen,
		outOf: 10,
	};
}
