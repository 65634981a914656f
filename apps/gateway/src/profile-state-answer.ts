import { Country, closed, Device, Identifier, Moment } from '@marquee/contracts';
import type { ProfileId } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import Type from 'typebox';

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** Everything one profile has done with one title, as `viewing` sums it up. */
export const TitleActivity = closed({
	titleId: Identifier('which title'),
	plays: count('plays begun'),
	positionSeconds: Type.Number({ minimum: 0, description: 'how far the newest sitting came' }),
	positionAt: Type.Optional(Moment('when that was')),
	watchedSeconds: Type.Number({ minimum: 0, description: 'over all sittings' }),
	thumb: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('none')]),
	thumbAt: Type.Optional(Moment('newest judgement')),
	listed: Type.Boolean(),
	listedAt: Type.Optional(Moment('newest word on the list')),
	rating: Type.Optional(
		Type.Number({ minimum: 0, maximum: 1, description: 'share of the best rating' }),
	),
	ratedAt: Type.Optional(Moment('newest rating')),
	impressions: count('times it was on the screen'),
	trailerPlays: count('trailers watched'),
	lastTrailerAt: Type.Optional(Moment('newest trailer')),
	notifications: count('messages sent about it'),
	lastNotifiedAt: Type.Optional(Moment('newest message')),
	notificationsOpened: count('messages opened'),
	firstEngagedAt: Type.Optional(Moment('first engagement')),
	lastEngagedAt: Type.Optional(Moment('newest engagement')),
	lastImpressionAt: Type.Optional(Moment('newest impression')),
	device: Type.Optional(Device),
	deviceAt: Type.Optional(Moment('newest engagement that names a device')),
	country: Type.Optional(Country),
	countryAt: Type.Optional(Moment('newest engagement that names a country')),
});

/** What is known of a profile. */
export const ProfileStateAnswer = closed({
	profileId: Identifier('who'),
	newestAt: Type.Union([Moment('newest event of any kind'), Type.Null()]),
	titles: Type.Array(TitleActivity, { description: 'oldest engagement first' }),
});
export type ProfileStateAnswer = Type.Static<typeof ProfileStateAnswer>;

/** The state on the wire; a profile without events has an empty one. */
export const stateAnswer = (profileId: ProfileId, state: ProfileState | undefined) =>
	state ?? { profileId, newestAt: null, titles: [] };
