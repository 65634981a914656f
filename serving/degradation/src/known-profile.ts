import type { PageRequest } from '@marquee/page';
import { Failure, type ProfileId } from '@marquee/units';
import { judgementOf, type ProfileState } from '@marquee/viewing';
import type { Breaker } from './breaker.ts';

/** Where the states of profiles are read: at once, or over a network. */
export interface StateReader {
	readonly of: (
		profileId: ProfileId,
	) => ProfileState | undefined | Promise<ProfileState | undefined>;
}

/** What is known of a profile; `missing` says why nothing can be known at the moment. */
export interface KnownProfile {
	readonly state: ProfileState | undefined;
	readonly missing?: unknown;
}

/** Reads the state of a profile; never fails unless nobody waits any more. */
export async function knownProfile(
	states: StateReader,
	profileId: ProfileId,
	breaker: Breaker,
	signal: AbortSignal | undefined,
): Promise<KnownProfile> {
	try {
		return { state: await breaker.ask(() => soundState(states, profileId), { signal }) };
	} catch (missing) {
		signal?.throwIfAborted();
		return { state: undefined, missing };
	}
}

/** @throws {Failure} `profile-state-unsound` if what the store answers is nobody's state, or somebody else's. */
async function soundState(
	states: StateReader,
	profileId: ProfileId,
): Promise<ProfileState | undefined> {
	const state = await states.of(profileId);
	if (state === undefined || (state.profileId === profileId && Array.isArray(state.titles)))
		return state;
	throw new Failure('profile-state-unsound', {
		responsible: 'dependency',
		what: `what is kept under the profile ${profileId} is not its state`,
		where: 'profile-states',
		remedy: 'marquee rebuild makes the states again from the log.',
	});
}

/** The titles that the profile dislikes. */
export const dislikedIn = (state: ProfileState | undefined): ReadonlySet<string> =>
	new Set(
		(state?.titles ?? [])
			.filter((activity) => judgementOf(activity) === 'disliked')
			.map(({ titleId }) => titleId),
	);

/** Where a page is seen: the country that the request names, else that of the profile's newest event which names one. */
export function placeOf(
	on: NonNullable<PageRequest['on']> = {},
	state: ProfileState | undefined,
): NonNullable<PageRequest['on']> {
	if (on.country !== undefined || state === undefined) return on;
	let newestAt = -Infinity;
	let country: string | undefined;
	for (const { country: named, countryAt = -Infinity } of state.titles)
		if (named !== undefined && countryAt > newestAt) [country, newestAt] = [named, countryAt];
	return country === undefined ? on : { ...on, country };
}
