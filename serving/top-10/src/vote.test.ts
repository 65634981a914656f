import type { ViewingEvent } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactTopTens } from './exact.ts';
import { type TopTenPolicy, watchedPolicy } from './policy.ts';
import type { Rejected } from './rules.ts';
import { firstDay } from './testing/hostile-events.ts';
import { crowd, stop } from './testing/sent.ts';
import { neededMs, voteOf, wholeService } from './vote.ts';

/** Everybody counts the same from the first day on: other tests ask who is new. */
const policy: TopTenPolicy = { ...watchedPolicy, newcomerWeight: 1, fewestProfiles: 1 };
const counted = (events: readonly ViewingEvent[], country = 'PT') =>
	exactTopTens(events, { policy }).of(firstDay, country);
const views = (events: readonly ViewingEvent[], country = 'PT') =>
	Object.fromEntries(counted(events, country).entries.map((entry) => [entry.titleId, entry.views]));
const removed = (events: readonly ViewingEvent[]) =>
	Object.fromEntries(
		Object.entries(counted(events).rejected satisfies Rejected).filter(([, count]) => count > 0),
	);

const honest = stop({ by: 'honest', title: 'x' });

test('a title counts once for a profile, however often it was watched that day', () => {
	const events = [10, 13, 16].map((hour) => stop({ by: 'p', title: 'x', hour }));
	expect(views([...events, honest])).toEqual({ x: 2 });
	expect(removed(events)).toEqual({});
});

test('a replay adds nothing, under its own id or a new one, and is counted as a copy', () => {
	const replays = [honest, honest, { ...honest, eventId: 'new-id' }];
	expect(views([honest, ...replays])).toEqual({ x: 1 });
	expect(removed([honest, ...replays])).toEqual({ copy: 3 });
});

test('two minutes make a view and a second less does not; two looks on one day add up', () => {
	expect(views([stop({ by: 'p', title: 'x', minutes: 2 })])).toEqual({ x: 1 });
	const short = stop({ by: 'p', title: 'x', minutes: 119 / 60 });
	expect(views([short])).toEqual({});
	expect(removed([short])).toEqual({ 'too-short': 1 });
	const later = stop({ by: 'p', title: 'x', minutes: 119 / 60, hour: 22 });
	expect(views([short, later])).toEqual({ x: 1 });
});

test('a short title counts once it was finished', () => {
	const minuteWatched = stop({ by: 'p', title: 'clip', minutes: 1 });
	const of = (runtime: number | undefined) =>
		exactTopTens([minuteWatched], { policy, runtimeSeconds: () => runtime }).of(firstDay, 'PT');
	expect(of(66).entries).toHaveLength(1);
	expect(of(67).entries).toHaveLength(0);
	expect(of(undefined).entries).toHaveLength(0);
	expect(neededMs(policy, 66)).toBe(59_400);
});

test('a sitting of more than a day is taken out alone; the rest of the profile counts', () => {
	const endless = stop({ by: 'p', title: 'x', minutes: 24 * 60 + 1 });
	expect(views([endless, stop({ by: 'p', title: 'y' })])).toEqual({ y: 1 });
	expect(removed([endless, endless])).toEqual({ 'impossible-sitting': 2 });
});

test('more hours told than a day has take out the profile with all it watched', () => {
	const hours = (each: number) =>
		['a', 'b', 'c'].map((title) =>
			stop({ by: 'p', title, hour: 23.5, minutes: each * 60, country: 'PT' }),
		);
	expect(removed(hours(8.1))).toEqual({ 'beyond-a-day': 1 });
	expect(removed(hours(7.9))).toEqual({ overlapping: 1 });
});

test('two screens for the length of a film are a household, for longer they are a machine', () => {
	const screens = (minutes: number) =>
		['a', 'b'].map((title) => stop({ by: 'p', title, hour: 22, minutes }));
	expect(views(screens(180))).toEqual({ a: 1, b: 1 });
	expect(removed(screens(181))).toEqual({ overlapping: 1 });
});

test('replays that are moved by a second overlap themselves', () => {
	const jittered = Array.from({ length: 5 }, (_, i) =>
		stop({ by: 'p', title: 'x', hour: 20 + i / 3_600 }),
	);
	expect(removed(jittered)).toEqual({ overlapping: 1 });
});

test('one title begun over and over takes out the profile', () => {
	const over = (times: number) =>
		Array.from({ length: times }, (_, i) =>
			stop({ by: 'p', title: 'x', hour: 1 + i / 4, minutes: 5 }),
		);
	expect(views([...over(40), honest])).toEqual({ x: 2 });
	expect(views([...over(41), honest])).toEqual({ x: 1 });
	expect(removed(over(41))).toEqual({ hammering: 1 });
});

test('more sittings than a person has time for take out the profile', () => {
	const busy = Array.from({ length: 201 }, (_, i) =>
		stop({ by: 'p', title: `t${i}`, hour: 1 + i / 10, minutes: 2 }),
	);
	expect(removed(busy)).toEqual({ restless: 1 });
	expect(Object.keys(views(busy.slice(1)))).toHaveLength(10);
});

test('a profile in four countries on one day counts in none of them', () => {
	const trip = (countries: readonly string[]) =>
		countries.map((country, i) => stop({ by: 'p', title: 'x', hour: 5 * i + 1, country }));
	expect(views(trip(['PT', 'ES', 'FR']), 'FR')).toEqual({ x: 1 });
	expect(counted(trip(['PT', 'ES', 'FR', 'DE']), 'FR').rejected['many-countries']).toBe(1);
	expect(views(trip(['PT', 'ES', 'FR', 'DE']), 'FR')).toEqual({});
});

test('a traveller counts once in each country and once in the whole service', () => {
	const events = [
		stop({ by: 'p', title: 'x', hour: 9, country: 'PT' }),
		stop({ by: 'p', title: 'x', hour: 20, country: 'BR' }),
	];
	expect([views(events, 'PT'), views(events, 'BR')]).toEqual([{ x: 1 }, { x: 1 }]);
	expect(exactTopTens(events, { policy }).of(firstDay).entries).toMatchObject([{ views: 1 }]);
});

test('five profiles with the same day to the second are one machine, four are chance', () => {
	const robots = (count: number) =>
		crowd(count, 'robot', (by) => [
			stop({ by, title: 'x', hour: 9 }),
			stop({ by, title: 'y', hour: 12 }),
		]);
	expect(views([...robots(4), honest])).toEqual({ x: 5, y: 4 });
	expect(views([...robots(5), honest])).toEqual({ x: 1 });
	expect(removed(robots(5))).toEqual({ lockstep: 5 });
});

test('a premiere that begins for all in one second is no lockstep, unless it is one millisecond', () => {
	const audience = (apartMs: number) =>
		crowd(50, 'viewer', (by, i) =>
			stop({ by, title: 'premiere', hour: 20 + (i * apartMs) / 3_600_000 }),
		);
	expect(views(audience(10))).toEqual({ premiere: 50 });
	expect(removed(audience(0))).toEqual({ lockstep: 50 });
});

test('a sitting over midnight counts on both days, for the part that lies in each', () => {
	const events = [stop({ by: 'p', title: 'x', day: 1, hour: 0.5, minutes: 31 })];
	const topTens = exactTopTens(events, { policy });
	expect(topTens.of(firstDay).rejected['too-short']).toBe(1); // one minute before midnight
	expect(topTens.of(firstDay + 1).entries).toMatchObject([{ titleId: 'x', views: 1 }]);
});

test('the view of a day is the time that a stopwatch beside the screens would have shown', () => {
	const slot = 10_000; // every beginning and length is a multiple of it
	const sitting = fc.record({
		titleId: fc.constantFrom('a', 'b'),
		country: fc.constantFrom('PT', 'BR', undefined),
		beganMs: fc.nat(60).map((n) => n * slot),
		lengthMs: fc.nat(15).map((n) => n * slot),
		copies: fc.nat(2),
	});
	const judging = { policy, neededMs: () => 120_000 };
	fc.assert(
		fc.property(fc.array(sitting, { maxLength: 12 }), (sittings) => {
			const day = { isRestless: false, countries: ['PT', 'BR'], sittings };
			const { regions } = voteOf(day, false, judging);
			for (const region of [wholeService, 'PT', 'BR'])
				for (const titleId of ['a', 'b']) {
					const watched = new Set(
						sittings
							.filter((each) => each.titleId === titleId)
							.filter(({ country }) => region === wholeService || country === region)
							.flatMap(({ beganMs, lengthMs }) =>
								Array.from({ length: lengthMs / slot }, (_, i) => beganMs / slot + i),
							),
					);
					expect(regions.get(region)!.titles.includes(titleId)).toBe(watched.size >= 12);
				}
		}),
	);
});
