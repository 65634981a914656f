import type { ViewingEvent } from '@marquee/contracts';
import { msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { type TopTenPolicy, watchedPolicy } from '../policy.ts';

/** Limits so low that a few dozen events break every rule. */
export const strictPolicy: TopTenPolicy = {
	...watchedPolicy,
	version: 'strict',
	size: 3,
	mostSittings: 5,
	mostSittingsOfTitle: 2,
	mostCountries: 2,
	mostWatchedSeconds: 70_000,
	mostOverlapSeconds: 3_600,
	lockstepFrom: 3,
	newcomersAlways: 0,
	newcomersTimesUsual: 1,
	fewestProfiles: 3,
	daysKept: 3,
};

export const someProfiles = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'];
export const someTitles = ['t1', 't2', 't3', 't4', 't5'];
export const someCountries = ['PT', 'BR', 'JP'];
/** The first of the days on which hostile events happen. */
export const firstDay = 20_000;

const minute = 60_000;

const moment = (days: number) =>
	fc
		.tuple(fc.nat(days - 1), fc.constantFrom(0, 1, 90, 600, 1_200, 1_439), fc.constantFrom(0, 1))
		.map(([day, minutes, ms]) => (firstDay + day) * msPerDay + minutes * minute + ms);

const what = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.constantFrom(0, 60, 119.999, 120, 5_400, 30_000, 86_400, 86_400.001)
			.map((watchedSeconds) => ({ kind: 'stop', positionSeconds: 0, watchedSeconds })),
	},
	fc.constant({ kind: 'play' }),
	fc.constant({ kind: 'rating', rating: 4, outOf: 5 }),
	fc.constant({ kind: 'impression' }),
	fc.constant({ kind: 'progress', positionSeconds: 60 }),
);

const body = (days: number) =>
	fc.record({
		what,
		happenedAt: moment(days),
		profileId: fc.constantFrom(...someProfiles),
		titleId: fc.constantFrom(...someTitles),
		country: fc.option(fc.constantFrom(...someCountries), { nil: undefined, freq: 4 }),
	});

/** One thing watched by some profiles at the very same moment. */
const choir = (days: number) =>
	fc
		.tuple(body(days), fc.subarray(someProfiles, { minLength: 2 }))
		.map(([event, profiles]) => profiles.map((profileId) => ({ ...event, profileId })));

/** A profile that does it again and again, a minute apart. */
const hammer = (days: number) =>
	fc.tuple(body(days), fc.integer({ min: 2, max: 7 })).map(([event, times]) =>
		Array.from({ length: times }, (_, i) => ({
			...event,
			happenedAt: event.happenedAt + i * 2 * minute,
		})),
	);

/**
 * Events as whoever wants to lift a title sends them: replayed under the same and under new ids, in choirs, over and
 * over, for impossible lengths, from everywhere; in no order.
 */
export const hostileEvents = (days: number, size = 25): fc.Arbitrary<readonly ViewingEvent[]> =>
	fc
		.array(
			fc.oneof(
				{ weight: 3, arbitrary: body(days).map((event) => [event]) },
				choir(days),
				hammer(days),
			),
			{ maxLength: size, size: 'max' },
		)
		.map((groups) =>
			groups.flat().map(({ what: kind, country, ...event }, i) => ({
				...kind,
				...event,
				...(country !== undefined && { country }),
				eventId: `e${i}`,
			})),
		)
		.chain((events) => fc.tuple(fc.constant(events), fc.subarray(events)))
		.chain(([events, replayed]) => {
			const all = [...events, ...replayed];
			return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
		}) as fc.Arbitrary<readonly ViewingEvent[]>;
