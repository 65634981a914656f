import type { ViewingEvent } from '@marquee/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sessionGapMs, sessionise } from './sessions.ts';
import { arbitraryEvents, reordered } from './testing/arbitrary-events.ts';

const gapMs = 2;

test('sessions depend on the set of events alone, not on their order of arrival', () => {
	fc.assert(
		fc.property(reordered(arbitraryEvents()), ([events, others]) => {
			expect(sessionise(others, gapMs)).toStrictEqual(sessionise(events, gapMs));
		}),
	);
});

/** A second way: join whatever lies within the gap of one another until nothing can be joined. */
function joined(events: readonly ViewingEvent[]): Set<string>[] {
	const own = events.filter(({ kind }) => kind !== 'notification-sent');
	const spans = own.map((event) => ({
		profile: event.profileId,
		from: event.happenedAt - (event.kind === 'stop' ? Math.round(event.watchedSeconds * 1e3) : 0),
		to: event.happenedAt,
		ids: new Set([event.eventId]),
	}));
	for (let i = 0; i < spans.length; i++)
		for (let j = 0; j < i; j++) {
			const [a, b] = [spans[i]!, spans[j]!];
			if (a.profile !== b.profile || a.from > b.to + gapMs || b.from > a.to + gapMs) continue;
			spans.splice(i, 1);
			spans.splice(j, 1);
			spans.push({
				profile: a.profile,
				from: Math.min(a.from, b.from),
				to: Math.max(a.to, b.to),
				ids: new Set([...a.ids, ...b.ids]),
			});
			i = -1;
			break;
		}
	return spans.map(({ ids }) => ids);
}

test('everything a profile did stands in exactly one session, and sessions are what joining neighbours gives', () => {
	fc.assert(
		fc.property(arbitraryEvents(15), (events) => {
			const found = sessionise(events, gapMs).map(
				(session) => new Set(session.events.map(({ eventId }) => eventId)),
			);
			const names = (sets: Set<string>[]) => sets.map((ids) => [...ids].sort().join()).sort();
			expect(names(found)).toEqual(names(joined(events)));
		}),
	);
});

const minute = 60_000;
const play = (eventId: string, happenedAt: number): ViewingEvent => ({
	kind: 'play',
	eventId,
	profileId: 'p',
	titleId: 't',
	happenedAt,
});

test('a pause of exactly half an hour keeps a session together, a millisecond more parts it', () => {
	expect(sessionise([play('a', 0), play('b', sessionGapMs)])).toHaveLength(1);
	expect(sessionise([play('a', 0), play('b', sessionGapMs + 1)])).toHaveLength(2);
});

test('a late event between two sessions joins them', () => {
	const events = [play('a', 0), play('c', 50 * minute)];
	expect(sessionise(events)).toHaveLength(2);
	const [only, ...more] = sessionise([...events, play('b', 25 * minute)]);
	expect(more).toEqual([]);
	expect(only).toMatchObject({ startedAt: 0, endedAt: 50 * minute });
	expect(only!.events.map(({ eventId }) => eventId)).toEqual(['a', 'b', 'c']);
});

test('a film watched in one go is one session, though only its begin and its stop were told', () => {
	const stop: ViewingEvent = {
		...play('b', 120 * minute),
		kind: 'stop',
		positionSeconds: 7_200,
		watchedSeconds: 7_200,
	};
	expect(sessionise([stop, play('a', 0)])).toMatchObject([{ startedAt: 0, endedAt: 120 * minute }]);
});
