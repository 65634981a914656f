import type { EpochMs, EventId, ProfileId, TitleId } from '@marquee/units';
import {
	type KnownActivity,
	type ProfileStates,
	profileState,
	profileStateChanges,
	type TitleActivity,
	type TitleDay,
} from '@marquee/viewing';

/** Profile states that live and die with the process: for tests, simulations and evaluations. */
export function memoryProfileStates(): ProfileStates {
	const newestOf = new Map<ProfileId, EpochMs>();
	const activities = new Map<ProfileId, Map<TitleId, TitleActivity>>();
	const eventIds = new Set<EventId>();
	const titleDays = new Map<string, TitleDay>();
	let position = 0;
	let newestAt: EpochMs | undefined;

	const known: KnownActivity = {
		position: () => position,
		has: (eventId) => eventIds.has(eventId),
		newestAt: () => newestAt,
		newestOf: (profileId) => newestOf.get(profileId),
		activity: (profileId, titleId) => activities.get(profileId)?.get(titleId),
	};
	return {
		name: 'profile-states',
		position: known.position,
		has: known.has,
		newestAt: known.newestAt,
		of: (profileId) => {
			const titles = activities.get(profileId);
			if (titles === undefined) return undefined;
			return profileState(profileId, newestOf.get(profileId)!, titles.values());
		},
		profileIds: () => [...newestOf.keys()].sort(),
		titleDays: (fromDay = -Infinity) =>
			[...titleDays.values()]
				.filter(({ day }) => day >= fromDay)
				.sort((a, b) => a.day - b.day || (a.titleId < b.titleId ? -1 : 1)),
		apply: async (batch) => {
			const changes = profileStateChanges(known, batch);
			for (const { profileId, activity } of changes.activities) {
				const titles = activities.get(profileId) ?? new Map<TitleId, TitleActivity>();
				activities.set(profileId, titles.set(activity.titleId, activity));
			}
			for (const [profileId, at] of changes.newestOf) newestOf.set(profileId, at);
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
			for (const kept of [newestOf, activities, eventIds, titleDays]) kept.clear();
			position = 0;
			newestAt = undefined;
		},
		close: async () => {},
	};
}
