import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { featureReader } from './feature-reader.ts';
import { eachMoment, type emptyPast } from './past.ts';
import { drawnCatalogue, drawnRequest } from './testing/drawn-requests.ts';

test('what happens at a moment or after it changes no feature of the moment', () => {
	fc.assert(
		fc.property(drawnRequest, arbitraryEvents(), ({ catalogue, events, now, country }, others) => {
			const before = events.filter(({ happenedAt }) => happenedAt < now);
			const later = others
				.filter(({ happenedAt }) => happenedAt >= now)
				.map((event) => ({ ...event, eventId: `later ${event.eventId}` }));
			const asWas = featuresAt(catalogue, before, now, country);
			expect(featuresAt(catalogue, [...later, ...before], now, country)).toEqual(asWas);
		}),
	);
});

test('the past at a moment holds what profile states hold, made from the events before it', () => {
	fc.assert(
		fc.property(drawnCatalogue, arbitraryEvents(), moments(), (catalogue, events, asked) => {
			const unique = [...new Map(events.map((event) => [event.eventId, event])).values()];
			let visited = 0;
			for (const { moment, past } of eachMoment(catalogue, events, asked)) {
				visited++;
				for (const profileId of ['p1', 'p2', 'p3']) {
					const own = unique.filter(
						(event) => event.profileId === profileId && event.happenedAt < moment.at,
					);
					const state = own.length === 0 ? undefined : appliedAll(undefined, own);
					expect(past.stateOf(profileId)).toStrictEqual(state);
				}
			}
			expect(visited).toBe(asked.length);
		}),
	);
});

test('an event that is taken twice counts once', () => {
	fc.assert(
		fc.property(drawnRequest, ({ catalogue, events, now, country }) => {
			const once = featuresAt(catalogue, events, now, country);
			expect(featuresAt(catalogue, [...events, ...events], now, country)).toEqual(once);
		}),
	);
});

const moments = () =>
	fc
		.array(fc.oneof(fc.integer({ min: -1, max: 7 }), fc.integer({ min: -2e12, max: 2e12 })))
		.map((all) => all.map((at) => ({ at: at as EpochMs })));

function featuresAt(
	catalogue: Parameters<typeof emptyPast>[0],
	events: readonly ViewingEvent[],
	now: EpochMs,
	country: string | undefined,
): Float32Array {
	for (const { past } of eachMoment(catalogue, events, [{ at: now }])) {
		const counts = past.counts.at(now, country);
		return featureReader(catalogue).reading({ now, state: past.stateOf('p1'), counts })([0, 1, 2]);
	}
	throw new RangeError('the moment was not visited');
}
