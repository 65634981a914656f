import type { EpochMs, EventId, ProfileId } from '@marquee/units';
import {
	type ProfileState,
	type ProfileStates,
	profileStateChanges,
	type TitleDay,
} from '@marquee/viewing';

/** Profile states that live and die with the process: for tests, simulations and evaluations. */
export function memoryProfileStates(): ProfileStates {
	const states = new Map<ProfileId, ProfileState>();
	const eventIds = new Set<EventId>();
	const titleDays = new Map<string, TitleDay>();
	let position = 0;
	let newestAt: EpochMs | undefined;

	const known = {
		position: () => position,
		of: (profileId: ProfileId) => states.get(profileId),
		has: (eventId: EventId) => eventIds.has(eventId),
		newestAt: () => newestAt,
	};
	return {
		name: 'profile-states',
		...known,
		profileIds: () => [...states.keys()].sort(),
		titleDays: (fromDay = -Infinity) =>
			[...titleDays.values()]
				.filter(({ day }) => day >= fromDay)
				.sort((a, b) => a.day - b.day || (a.titleId < b.titleId ? -1 : 1)),
		apply: async (batch) => {
			const changes = profileStateChanges(known, batch);
			for (const state of changes.states) states.set(state.profileId, state);
			for (const id of changes.eventIds.keys()) eventIds.add(id);
			for (const { titleId, day, profiles } of changes.titleDays) {
				const key = `${day} ${titleId}`;
				const count = (titleDays.get(key)?.profiles ?? 0) + profiles;
				if (count === 0) titleDays.delete(key);
				else titleDays.set(key, { titleId, day, profiles: count });
			}
			position = changes.position;
			newestAt = changes.newestAt;
		},
		reset: async () => {
			states.clear();
			eventIds.clear();
			titleDays.clear();
			position = 0;
			newestAt = undefined;
		},
		close: async () => {},
	};
}
