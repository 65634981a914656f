import { closed, Identifier, NewProfile, Profile } from '@marquee/contracts';
import { type ProfileId, profileId as profileIdOf } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleActivity, exampleProfile } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import { ProfileStateAnswer, stateAnswer } from './profile-state-answer.ts';
import { Refusal } from './refusal.ts';

/** Whose page it is to be. */
export const ProfileQuery = closed({ profile: Identifier('whose') });

const list: Operation = {
	summary: 'The profiles that have a name',
	description:
		'Profiles that are only known from events have none; their pages can be asked for all the same.',
	tag: 'profiles',
	scope: 'pages',
	answer: {
		status: 200,
		description: 'All of them.',
		schema: closed({ profiles: Type.Array(Profile) }),
		example: { profiles: [exampleProfile] },
	},
};

const add: Operation = {
	summary: 'Make a profile',
	tag: 'profiles',
	scope: 'pages',
	body: { schema: NewProfile, example: { name: 'Friday evening' } },
	answer: { status: 201, description: 'It was made.', schema: Profile, example: exampleProfile },
};

const state: Operation = {
	summary: 'What is known of a profile',
	tag: 'profiles',
	scope: 'pages',
	path: closed({ profileId: Identifier('who') }),
	answer: {
		status: 200,
		description: 'One entry per title.',
		schema: ProfileStateAnswer,
		example: { profileId: 'p-1', newestAt: 1377957900000, titles: [exampleActivity] },
	},
	problems: ['profile-unknown'],
};

/** GET and POST /v1/profiles, GET /v1/profiles/{profileId}/state */
export function profileRoutes(
	app: FastifyInstance,
	{
		profiles,
		states,
		clock,
		newId,
	}: Pick<GatewayParts<never>, 'profiles' | 'states' | 'clock' | 'newId'>,
): void {
	app.get('/v1/profiles', routeOf(list), async () => ({ profiles: await profiles.all() }));

	app.post<{ Body: NewProfile }>('/v1/profiles', routeOf(add), async ({ body }, reply) => {
		const profile = { profileId: profileIdOf(newId()), name: body.name, createdAt: clock.now() };
		await profiles.add(profile);
		return reply.code(201).send(profile);
	});

	app.get<{ Params: { profileId: ProfileId } }>(
		'/v1/profiles/:profileId/state',
		routeOf(state),
		async ({ params: { profileId } }) => {
			const known = states.of(profileId);
			if (known === undefined && (await profiles.find(profileId)) === undefined)
				throw new Refusal('profile-unknown', {
					what: `neither a name nor an event is known of the profile ${profileId}`,
					remedy: 'Use a profileId of /v1/profiles or of your events.',
					problems: [{ at: '/path/profileId', expected: 'a known profile', found: profileId }],
				});
			return stateAnswer(profileId, known);
		},
	);
}
