import type { ViewingEvent } from '@marquee/contracts';
import type { TitleId } from '@marquee/units';
import { appliedAll, noActivity, profileState, type TitleActivity } from '@marquee/viewing';
import { arbitraryEvents } from '@marquee/viewing/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activitiesOf, activityBytes } from './activity-bytes.ts';

const activitiesOfEvents = (events: readonly ViewingEvent[]) =>
	[...Map.groupBy(events, ({ profileId }) => profileId).values()].flatMap(
		(own) => appliedAll(undefined, own).titles,
	);

test('activities of any events are read back as they were, and equal ones are equal bytes', () => {
	fc.assert(
		fc.property(arbitraryEvents(), (events) => {
			const activities = activitiesOfEvents(events);
			const bytes = activityBytes(activities);
			expect(activitiesOf(bytes)).toStrictEqual(activities);
			expect(activityBytes(activitiesOf(bytes))).toEqual(bytes);
		}),
	);
});

const moment = fc.oneof(
	fc.integer({ min: -8.64e15, max: 8.64e15 }),
	fc.constantFrom(-8.64e15, -1, 0, 1, 8.64e15),
);
const amount = fc.oneof(
	fc.double({ min: 0, max: 1e7, noNaN: true }).map((value) => value + 0),
	fc.integer({ min: 0, max: 1e7 }),
	fc.constantFrom(0, 0.001, 0.1 + 0.2, 1e7, Number.MIN_VALUE, 1e300, Number.MAX_SAFE_INTEGER),
);
const drawn = fc
	.record(
		{
			lastEngagedAt: moment,
			firstEngagedAt: moment,
			lastImpressionAt: moment,
			positionAt: moment,
			thumbAt: moment,
			listedAt: moment,
			lastTrailerAt: moment,
			lastNotifiedAt: moment,
			listed: fc.boolean(),
			thumb: fc.constantFrom('none', 'up', 'down'),
			plays: fc.nat(),
			impressions: fc.nat(),
			trailerPlays: fc.nat(),
			notifications: fc.nat(),
			notificationsOpened: fc.nat(),
			positionSeconds: amount,
			watchedSeconds: amount,
		},
		{ requiredKeys: [] },
	)
	.chain((fields) =>
		fc
			.tuple(fc.option(moment), fc.option(moment), fc.option(moment), fc.nat({ max: 3 }))
			.map(([ratedAt, deviceAt, countryAt, which]) => ({
				...fields,
				...(ratedAt !== null && { rating: which / 3, ratedAt }),
				...(deviceAt !== null && {
					device: ['phone', 'tablet', 'television', 'web'][which],
					deviceAt,
				}),
				...(countryAt !== null && { country: ['BR', 'JP', 'DE', 'US'][which], countryAt }),
			})),
	)
	.chain((fields) =>
		fc
			.string({
				unit: fc.constantFrom('a', 'Z', '0', '.', ':', '@', '-'),
				minLength: 1,
				maxLength: 128,
			})
			.map((id) => ({ ...noActivity(id as TitleId), ...fields }) as TitleActivity),
	);

test('whatever the moments and amounts are, even at the ends of what there is, they are read back exactly', () => {
	fc.assert(
		fc.property(fc.array(drawn, { maxLength: 5 }), (activities) => {
			expect(activitiesOf(activityBytes(activities))).toStrictEqual(activities);
		}),
		{ numRuns: 500 },
	);
});

test('a play of a title on one device in one country takes less than fifty bytes', () => {
	const at = 1_758_233_880_194;
	const event = { eventId: 'e', profileId: 'p', titleId: 'tt0111161', country: 'BR' } as const;
	const events: ViewingEvent[] = [
		{ ...event, kind: 'play', happenedAt: at, device: 'television' },
		{ ...event, kind: 'stop', happenedAt: at + 6e6, positionSeconds: 6_000, watchedSeconds: 6_000 },
	];
	const { profileId, newestAt, titles } = appliedAll(undefined, events);
	expect(activityBytes(profileState(profileId, newestAt, titles).titles).length).toBeLessThan(50);
});
