import Type from 'typebox';
import { Country, closed, Identifier, Locale, Maturity, Moment, Name, TimeZone } from './schema.ts';

const preferences = {
	maturityLimit: Type.Optional(Maturity('titles for older viewers are not shown')),
	country: Type.Optional(Country),
	locale: Type.Optional(Locale),
	timeZone: Type.Optional(TimeZone),
	messages: Type.Optional(
		Type.Boolean({ description: 'false: wants none; absent: has not said, and may get some' }),
	),
};

/** What was decided about what a profile sees, and how. */
export const Preferences = closed(preferences);
export type Preferences = Type.Static<typeof Preferences>;

/** Who watches, as the profile picker shows it. */
export const Profile = closed({
	profileId: Identifier('who'),
	name: Name(60, 'as the profile picker shows it'),
	createdAt: Moment('when the profile was made'),
	...preferences,
});
export type Profile = Type.Static<typeof Profile>;

/** What has to be said to make one. */
export const NewProfile = closed({
	name: Name(60, 'as the profile picker shows it'),
	...preferences,
});
export type NewProfile = Type.Static<typeof NewProfile>;
