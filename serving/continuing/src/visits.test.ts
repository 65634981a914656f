import type { ViewingEvent } from '@marquee/contracts';
import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pastOf } from './begun.ts';
import { handSetModel } from './model.ts';
import { simulatedCatalogue, simulatedViewers } from './testing/simulated-viewers.ts';
import { titleRow } from './title-features.ts';
import { type PastVisit, pastVisits } from './visits.ts';

const catalogue = simulatedCatalogue;
const [viewer] = simulatedViewers(handSetModel, { viewers: 1, visitsEach: 40, seed: 5 });
const { events, visits } = viewer!;

test('training reads at every visit exactly what serving read at that moment', () => {
	const served = visits.flatMap(({ state, now, device, watched }) => {
		const { begun, habits } = pastOf({ state, catalogue });
		if (begun.length === 0) return [];
		const occasion = { now: epochMs(now), device };
		const chosen = begun.findIndex(({ activity }) => activity.titleId === watched);
		return [
			{
				titles: begun.map((each) => titleRow(each, occasion)),
				chosen: chosen < 0 ? undefined : chosen,
				occasion,
				habits,
			},
		];
	});
	expect(served.length).toBeGreaterThan(25);
	expect(pastVisits(events, catalogue)).toEqual(served);
});

const all = pastVisits(events, catalogue);

test('whatever happens after a visit began changes nothing of what it asks', () => {
	fc.assert(
		fc.property(fc.nat(visits.length - 1), (at) => {
			const until = visits[at]!.now;
			const before = pastVisits(
				events.filter(({ happenedAt }) => happenedAt < until),
				catalogue,
			);
			expect(before).toEqual(all.filter(({ occasion }) => occasion.now < until));
		}),
		{ numRuns: 20 },
	);
});

test('profiles do not learn from one another, and the order in which events come does not matter', () => {
	const two = simulatedViewers(handSetModel, { viewers: 2, visitsEach: 8, seed: 6 });
	const apart = two.flatMap((each) => pastVisits(each.events, catalogue));
	const byMoment = (list: readonly PastVisit[]) =>
		list.toSorted((a, b) => a.occasion.now - b.occasion.now || a.titles.length - b.titles.length);
	const mixed = pastVisits(two.flatMap((each) => each.events).reverse(), catalogue);
	expect(byMoment(mixed)).toEqual(byMoment(apart));
});

const watched = (kind: 'play' | 'stop', titleId: string, day: number): ViewingEvent => {
	const about = { eventId: `${kind}-${titleId}-${day}`, profileId: 'p', titleId };
	const happenedAt = day * msPerDay;
	return kind === 'play'
		? { ...about, kind, happenedAt }
		: { ...about, kind, happenedAt, positionSeconds: 1_000, watchedSeconds: 1_000 };
};

test('a service that sends stops and no plays is learnt from as well', () => {
	const stops = [watched('stop', 't1', 1), watched('stop', 't2', 2), watched('stop', 't1', 3)];
	expect(pastVisits(stops, catalogue).map(({ chosen }) => chosen)).toEqual([undefined, 0]);
});

test('a visit in which nothing was watched asks nothing, and neither does the first', () => {
	const listed: ViewingEvent = {
		kind: 'list-add',
		eventId: 'l',
		profileId: 'p',
		titleId: 't9',
		happenedAt: 2 * msPerDay,
	};
	expect(pastVisits([watched('play', 't1', 1), listed], catalogue)).toEqual([]);
});

test('going on with what the catalogue lacks counts as something else', () => {
	const events = [watched('play', 't1', 1), watched('play', 'gone', 2), watched('play', 'gone', 3)];
	expect(pastVisits(events, catalogue).map(({ chosen }) => chosen)).toEqual([undefined, undefined]);
});

test('of a profile that came a thousand times the newest hundred visits are learnt from, with all its past known', () => {
	const days = Array.from({ length: 1_000 }, (_, day) => watched('play', `t${day % 300}`, day));
	const visits = pastVisits(days, catalogue);
	expect(visits.map(({ occasion }) => occasion.now / msPerDay)).toEqual(
		Array.from({ length: 100 }, (_, i) => 900 + i),
	);
	expect(visits[0]!.titles).toHaveLength(300);
});
