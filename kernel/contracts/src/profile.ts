import Type from 'typebox';
import { closed, Identifier, Moment } from './schema.ts';

/** Who watches, as the profile picker shows it. */
export const Profile = closed({
	profileId: Identifier('who'),
	name: Type.String({ minLength: 1, maxLength: 60 }),
	createdAt: Moment('when the profile was made'),
});
export type Profile = Type.Static<typeof Profile>;

/** What has to be said to make one. */
export const NewProfile = closed({ name: Type.String({ minLength: 1, maxLength: 60 }) });
export type NewProfile = Type.Static<typeof NewProfile>;
