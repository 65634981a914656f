import type { ViewingEvent } from '@marquee/contracts';
import type { ProfileId, TitleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, appliedAll, type ProfileState } from './profile-state.ts';
import { arbitraryEvents, reordered } from './testing/arbitrary-events.ts';
import type { TitleActivity } from './title-activity.ts';

const ofOne = arbitraryEvents().map((events) =>
	events.map((event): ViewingEvent => ({ ...event, profileId: 'p1' })),
);
const folded = (events: readonly ViewingEvent[]) =>
	events.reduce<ProfileState | undefined>(applied, undefined)!;

test('the same events in any order of arrival give the same state, to the last digit', () => {
	fc.assert(
		fc.property(reordered(ofOne), ([events, others]) => {
			expect(folded(others)).toStrictEqual(folded(events));
		}),
	);
});

test('events applied together give what they give one by one', () => {
	fc.assert(
		fc.property(ofOne, fc.nat(40), (events, cut) => {
			const head = events.slice(0, cut);
			const before = head.length === 0 ? undefined : appliedAll(undefined, head);
			const after = cut >= events.length ? before : appliedAll(before, events.slice(cut));
			expect(after).toStrictEqual(folded(events));
		}),
	);
});

test('an event that went through the log gives what the event itself gives', () => {
	fc.assert(
		fc.property(ofOne, (events) => {
			expect(folded(JSON.parse(JSON.stringify(events)))).toStrictEqual(folded(events));
		}),
	);
});

/** The docstrings of TitleActivity, said a second time: by looking at all events at once. */
function judged(events: readonly ViewingEvent[]): TitleActivity {
	const of = <Kind extends ViewingEvent['kind']>(...kinds: Kind[]) =>
		events.filter((event): event is Extract<ViewingEvent, { kind: Kind }> =>
			(kinds as string[]).includes(event.kind),
		);
	const newest = <Event extends ViewingEvent>(
		list: Event[],
		precedence: (event: Event) => number,
	) => list.sort((a, b) => b.happenedAt - a.happenedAt || precedence(b) - precedence(a))[0];
	const reached = newest(of('progress', 'stop'), (event) => event.positionSeconds);
	const thumb = newest(of('thumb'), (event) => ['none', 'up', 'down'].indexOf(event.thumb));
	const list = newest(of('list-add', 'list-remove'), (event) => Number(event.kind === 'list-add'));
	const rating = newest(of('rating'), (event) => event.rating);
	const engagements = events.filter(
		({ kind }) => !/^(impression|trailer-play|notification-sent|notification-opened)$/.test(kind),
	);
	const engaged = engagements.map((e) => e.happenedAt);
	const named = (name: 'device' | 'country') =>
		engagements
			.filter((event) => event[name] !== undefined)
			.sort((a, b) => b.happenedAt - a.happenedAt || (a[name]! < b[name]! ? 1 : -1))[0];
	const [device, country] = [named('device'), named('country')];
	const times = (...kinds: ViewingEvent['kind'][]) =>
		events.filter(({ kind }) => kinds.includes(kind)).map(({ happenedAt }) => happenedAt);
	const [shown, trailers, sent] = [
		times('impression'),
		times('trailer-play'),
		times('notification-sent'),
	];
	const watched = of('stop').reduce(
		(sum, e) => sum + BigInt(Math.round(e.watchedSeconds * 1e3)),
		0n,
	);
	return {
		titleId: events[0]!.titleId,
		plays: of('play').length,
		positionSeconds: Math.abs(reached?.positionSeconds ?? 0),
		watchedSeconds: Number(watched) / 1e3,
		thumb: thumb?.thumb ?? 'none',
		listed: list?.kind === 'list-add',
		impressions: shown.length,
		trailerPlays: trailers.length,
		notifications: sent.length,
		notificationsOpened: times('notification-opened').length,
		...(reached && { positionAt: reached.happenedAt }),
		...(thumb && { thumbAt: thumb.happenedAt }),
		...(list && { listedAt: list.happenedAt }),
		...(rating && { rating: rating.rating / rating.outOf, ratedAt: rating.happenedAt }),
		...(engaged.length && {
			firstEngagedAt: Math.min(...engaged),
			lastEngagedAt: Math.max(...engaged),
		}),
		...(shown.length && { lastImpressionAt: Math.max(...shown) }),
		...(trailers.length && { lastTrailerAt: Math.max(...trailers) }),
		...(sent.length && { lastNotifiedAt: Math.max(...sent) }),
		...(device && { device: device.device, deviceAt: device.happenedAt }),
		...(country && { country: country.country, countryAt: country.happenedAt }),
	} as TitleActivity;
}

test('each title sums up what a judge of all its events at once would say', () => {
	fc.assert(
		fc.property(ofOne, (events) => {
			const byTitle = Map.groupBy(events, ({ titleId }) => titleId);
			const titles = new Map(folded(events).titles.map((activity) => [activity.titleId, activity]));
			expect(titles.size).toBe(byTitle.size);
			for (const [id, own] of byTitle) expect(titles.get(id as TitleId)).toStrictEqual(judged(own));
		}),
	);
});

test('titles stand by newest engagement, titles only shown before all others, ties by id', () => {
	const at = (titleId: string, happenedAt: number, kind: 'play' | 'impression') =>
		({ kind, eventId: titleId, profileId: 'p1', titleId, happenedAt }) as const;
	const { titles, newestAt } = appliedAll(undefined, [
		at('later', 20, 'play'),
		at('shown', 30, 'impression'),
		at('b', 10, 'play'),
		at('a', 10, 'play'),
		at('also-shown', 5, 'impression'),
	]);
	expect(titles.map(({ titleId }) => titleId)).toEqual(['also-shown', 'shown', 'a', 'b', 'later']);
	expect(newestAt).toBe(30);
});

test('an event of another profile is refused, with both names', () => {
	const state: ProfileState = { profileId: 'p1' as ProfileId, newestAt: 0 as never, titles: [] };
	const play = {
		kind: 'play',
		eventId: 'e',
		profileId: 'p2',
		titleId: 't',
		happenedAt: 1,
	} as const;
	expect(() => applied(state, play)).toThrow('event e is of p2, not of p1');
	expect(() => appliedAll(undefined, [])).toThrow(RangeError);
});
