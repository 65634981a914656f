import type Type from 'typebox';
import { closed, Identifier, Moment, Name } from './schema.ts';

/** Who watches, as the profile picker shows it. */
export const Profile = closed({
	profileId: Identifier('who'),
	name: Name(60, 'as the profile picker shows it'),
	createdAt: Moment('when the profile was made'),
});
export type Profile = Type.Static<typeof Profile>;

/** What has to be said to make one. */
export const NewProfile = closed({ name: Name(60, 'as the profile picker shows it') });
export type NewProfile = Type.Static<typeof NewProfile>;
