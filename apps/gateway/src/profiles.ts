import { closed, Identifier, NewProfile, Preferences, Profile } from '@marquee/contracts';
import { type NamedProfile, nameAfter } from '@marquee/stores';
import { type EpochMs, type ProfileId, profileId as profileIdOf } from '@marquee/units';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { exampleActivity, exampleProfile } from './examples.ts';
import { type Operation, routeOf } from './operation.ts';
import type { GatewayParts } from './parts.ts';
import type { PreferencesReader } from './preferences-of.ts';
import { ProfileStateAnswer, stateAnswer } from './profile-state-answer.ts';
import { Refusal } from './refusal.ts';

const list: Operation = {
	summary: 'The profiles that have a name, newest first',
	description:
		'Profiles that are only known from events have none; their pages can be asked for all the same.',
	tag: 'profiles',
	scope: 'pages',
	query: closed({
		search: Type.Optional(
			Type.String({
				maxLength: 60,
				description: 'text that the name or the id holds; case is ignored',
			}),
		),
		limit: Type.Optional(
			Type.String({
				pattern: '^[1-9][0-9]{0,2}$',
				description: 'at most so many, 1 to 999; 100 unless given',
			}),
		),
	}),
	answer: {
		status: 200,
		description: 'Those that were asked for.',
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

const prefer: Operation = {
	summary: 'Say what a profile may see, and where and in which language it watches',
	description:
		'What is sent takes the place of what was said before. A profile that is only known from its events gets a name ' +
		'by this: one after its id.',
	tag: 'profiles',
	scope: 'pages',
	path: closed({ profileId: Identifier('who') }),
	body: { schema: Preferences, example: { maturityLimit: 12, country: 'PT', locale: 'pt-PT' } },
	answer: { status: 200, description: 'It is so.', schema: Profile, example: exampleProfile },
	problems: ['profile-unknown'],
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

/** GET and POST /v1/profiles, PUT /v1/profiles/{profileId}/preferences, GET /v1/profiles/{profileId}/state */
export function profileRoutes(
	app: FastifyInstance,
	parts: Pick<GatewayParts<never>, 'controlPlane' | 'states' | 'clock' | 'newId'>,
	preferences: Pick<PreferencesReader, 'changed'>,
): void {
	const { controlPlane, states, clock, newId } = parts;
	app.get<{ Querystring: { search?: string; limit?: string } }>(
		'/v1/profiles',
		routeOf(list),
		async ({ query: { search = '', limit = '100' } }) => {
			const profiles = await controlPlane.profiles();
			return { profiles: found(profiles.map(profileAnswer), search).slice(0, Number(limit)) };
		},
	);

	app.post<{ Body: NewProfile }>('/v1/profiles', routeOf(add), async (request, reply) => {
		const profileId = profileIdOf(newId());
		const { name, ...preferred } = request.body;
		const profile = { profileId, name, createdAt: clock.now(), preferences: preferred };
		await controlPlane.addProfile(profile, request.caller!.key.label);
		return reply.code(201).send(profileAnswer(profile));
	});

	app.put<{ Params: { profileId: ProfileId }; Body: Preferences }>(
		'/v1/profiles/:profileId/preferences',
		routeOf(prefer),
		async ({ params: { profileId }, body, caller }) => {
			const change = { by: caller!.key.label, at: clock.now() };
			const known =
				(await controlPlane.profile(profileId)) ?? (await introduced(parts, profileId, change));
			await controlPlane.preferProfile(profileId, body, change);
			preferences.changed(profileId, body);
			return profileAnswer({ ...known, preferences: body });
		},
	);

	app.get<{ Params: { profileId: ProfileId } }>(
		'/v1/profiles/:profileId/state',
		routeOf(state),
		async ({ params: { profileId } }) => {
			const known = states.of(profileId);
			if (known === undefined && (await controlPlane.profile(profileId)) === undefined)
				throw profileUnknown(profileId);
			return stateAnswer(profileId, known);
		},
	);
}

/**
 * A profile that so far was known from its events alone, now with a name: what it prefers needs a place to stand.
 * @throws {Refusal} `profile-unknown` if there are no events of it either.
 */
async function introduced(
	{ controlPlane, states }: Pick<GatewayParts<never>, 'controlPlane' | 'states'>,
	profileId: ProfileId,
	{ by, at: createdAt }: { readonly by: string; readonly at: EpochMs },
): Promise<NamedProfile> {
	if (states.of(profileId) === undefined) throw profileUnknown(profileId);
	const profile = { profileId, name: nameAfter(profileId), createdAt };
	try {
		await controlPlane.addProfile(profile, by);
	} catch (cause) {
		// Whoever asked for the same at the same moment has introduced it.
		const already = await controlPlane.profile(profileId);
		if (already === undefined) throw cause;
		return already;
	}
	return profile;
}

const profileUnknown = (profileId: ProfileId) =>
	new Refusal('profile-unknown', {
		what: `neither a name nor an event is known of the profile ${profileId}`,
		remedy: 'Use a profileId of /v1/profiles or of your events.',
		problems: [{ at: '/path/profileId', expected: 'a known profile', found: profileId }],
	});

/** A profile on the wire, its preferences beside its name. */
const profileAnswer = ({ preferences, ...profile }: NamedProfile): Profile => ({
	...profile,
	...preferences,
});

/** Newest first. The control plane answers them by creation, oldest first. */
function found(profiles: readonly Profile[], search: string): readonly Profile[] {
	const text = search.toLowerCase();
	return profiles
		.filter(({ name, profileId }) => `${name}\n${profileId}`.toLowerCase().includes(text))
		.reverse();
}
