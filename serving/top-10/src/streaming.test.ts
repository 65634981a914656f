import type { ViewingEvent } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactTopTens, type TopTenSettings } from './exact.ts';
import { type TopTenPolicy, takenUpPolicy } from './policy.ts';
import { type Rule, rules } from './rules.ts';
import { streamingTopTens } from './streaming.ts';
import { firstDay, hostileEvents, someCountries, strictPolicy } from './testing/hostile-events.ts';
import { crowd, stop } from './testing/sent.ts';
import type { TopTens } from './top-ten.ts';

const runtimeSeconds = (titleId: string) => (titleId === 't1' ? 66 : undefined); // 59.4 s to finish
const watched: TopTenSettings = { policy: strictPolicy, runtimeSeconds };
const takenUp: TopTenSettings = { policy: { ...strictPolicy, counts: 'taken-up' } };
/** Four days, the evening before them and the night after them, and nothing is too late. */
const keptLong = ({ policy, ...rest }: TopTenSettings): TopTenSettings => ({
	...rest,
	policy: { ...policy!, daysKept: 6 },
});

const streamed = (events: Iterable<ViewingEvent>, settings: TopTenSettings) => {
	const counted = streamingTopTens(settings);
	for (const event of events) counted.add(event);
	return counted;
};
const everything = (topTens: TopTens, days = topTens.days()) =>
	days.flatMap((day) => [undefined, ...someCountries].map((country) => topTens.of(day, country)));

test.each([
	['time watched', keptLong(watched)],
	['plays and ratings', keptLong(takenUp)],
])(
	'counting %s event by event in any order, with replays, agrees exactly with counting all at once',
	(_, settings) => {
		fc.assert(
			fc.property(hostileEvents(4), (events) => {
				const counted = streamed(events, settings);
				expect(everything(counted)).toEqual(everything(exactTopTens(events, settings)));
				expect(counted.tooLate()).toBe(0);
			}),
			{ numRuns: 300 },
		);
	},
);

test('the lists of closed days are those of counting all at once, if nothing came later than days are kept', () => {
	fc.assert(
		fc.property(hostileEvents(12), (events) => {
			const lateness = (event: ViewingEvent, i: number) =>
				event.happenedAt + (i % strictPolicy.daysKept) * msPerDay;
			const arriving = events
				.map((event, i) => ({ event, at: lateness(event, i) }))
				.sort((a, b) => a.at - b.at)
				.map(({ event }) => event);
			const counted = streamed(arriving, watched);
			// A sitting over midnight may belong to the day before the one it is told on.
			fc.pre(counted.tooLate() === 0);
			expect(everything(counted)).toEqual(everything(exactTopTens(events, watched)));
		}),
	);
});

test('however late events are, every open day agrees, and what was too late is counted', () => {
	fc.assert(
		fc.property(hostileEvents(12), (events) => {
			const counted = streamed(events, watched);
			const exact = exactTopTens(events, watched);
			const open = exact.days().filter((day) => day >= newestDay(events) - strictPolicy.daysKept);
			const listed = (topTens: TopTens) =>
				everything(topTens, open).map(({ entries, ...rest }) => ({
					...rest,
					entries: entries.map(({ days: _, change: __, ...entry }) => entry),
				}));
			expect(listed(counted)).toEqual(listed(exact));
		}),
	);
});

const newestDay = (events: readonly ViewingEvent[]): number =>
	Math.max(
		...events
			.filter(({ kind }) => kind !== 'impression')
			.map(({ happenedAt }) => Math.floor(happenedAt / msPerDay)),
	);

test('a count put aside as JSON and gone on with ends where the uninterrupted one ends', () => {
	fc.assert(
		fc.property(hostileEvents(8), fc.nat(40), (events, at) => {
			const first = streamed(events.slice(0, at), watched);
			const second = streamingTopTens(watched, JSON.parse(JSON.stringify(first.snapshot())));
			for (const event of events.slice(at)) second.add(event);
			const uninterrupted = streamed(events, watched);
			expect(everything(second)).toEqual(everything(uninterrupted));
			expect(second.snapshot()).toEqual(uninterrupted.snapshot());
		}),
	);
});

test('a snapshot counted by another policy is refused with a code: its limits are not ours', () => {
	const snapshot = streamingTopTens(watched).snapshot();
	expect(() => streamingTopTens({ policy: takenUpPolicy }, snapshot)).toThrow(
		expect.objectContaining({ code: 'top-ten-snapshot-unusable', responsible: 'us' }),
	);
	const newer = { ...snapshot, format: 2 } as never;
	expect(() => streamingTopTens(watched, newer)).toThrow('its format is 2');
});

test('the streams of these tests break every rule there is', () => {
	const broken = new Set<string>();
	for (const events of fc.sample(hostileEvents(4), { numRuns: 200, seed: 1 }))
		for (const { rejected } of everything(exactTopTens(events, watched)))
			for (const [rule, removed] of Object.entries(rejected)) if (removed > 0) broken.add(rule);
	expect([...broken].sort()).toEqual(Object.keys(rules).sort());
});

test('whatever is sent, a day keeps at most so many sittings of a profile', () => {
	const counted = streamingTopTens(watched);
	for (let i = 0; i < 10_000; i++)
		counted.add({
			kind: 'stop',
			eventId: `e${i}`,
			profileId: 'p1',
			titleId: `t${i}`,
			country: 'PT',
			happenedAt: firstDay * msPerDay + 1e7 + i,
			positionSeconds: 300,
			watchedSeconds: 300,
		});
	const [[, kept] = [0, { profiles: [] }]] = counted.snapshot().days.open;
	expect(kept.profiles).toEqual([[0, [-1, 0]]]);
	expect(counted.of(firstDay, 'PT').rejected).toMatchObject({ restless: 1 } satisfies Partial<
		Record<Rule, number>
	>);
});

/** Twenty profiles watch on each of 30 days; of the third day one more sitting comes at the end. */
const thirtyDays = Array.from({ length: 30 }, (_, day) =>
	crowd(20, 'p', (by, i) => stop({ by, title: 'a', day, hour: 10 + i / 60 })),
).flat();

test('a list keeps the rest when a single sitting comes too late, and says that it is missed', () => {
	const late = stop({ by: 'p1', title: 'b', day: 2, hour: 5 });
	const counted = streamed([...thirtyDays, late], {});
	expect(counted.tooLate()).toBe(1);
	expect(counted.of(firstDay + 2).profiles).toBe(20);
	expect(counted.of(firstDay + 29).entries).toMatchObject([{ titleId: 'a', days: 30 }]);
});

test('a history that comes profile by profile leaves no list that is known to be wrong', () => {
	const byProfile = thirtyDays.toSorted((a, b) => (a.profileId < b.profileId ? -1 : 1));
	const counted = streamed(byProfile, {});
	const open = Array.from({ length: 8 }, (_, i) => firstDay + 22 + i);
	expect(counted.days()).toEqual(open);
	const exact = exactTopTens(thirtyDays);
	for (const day of open) expect(counted.of(day).profiles).toBe(exact.of(day).profiles);
	expect(counted.of(firstDay + 29).entries).toMatchObject([{ titleId: 'a', days: 8 }]);
});

test('a policy is data: it survives being written as JSON', () => {
	const read: TopTenPolicy = JSON.parse(JSON.stringify(takenUpPolicy));
	expect(read).toEqual(takenUpPolicy);
});
