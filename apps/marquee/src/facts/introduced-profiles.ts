import { nameAfter } from '@marquee/stores';
import type { Clock, ProfileId } from '@marquee/units';
import type { Facts } from './facts.ts';

/** As many as a picker shows at a glance. */
const introduced = 12;

/**
 * Gives the most active imported profiles a place in the picker: data sets have numbers where a service has names, so a
 * profile is called by its number.
 */
export async function introducedProfiles(
	{ profileStates, controlPlane }: Pick<Facts, 'profileStates' | 'controlPlane'>,
	clock: Clock,
): Promise<void> {
	const active: { readonly profileId: ProfileId; readonly titles: number }[] = [];
	for (const profileId of profileStates.profileIds())
		active.push({ profileId, titles: profileStates.of(profileId)!.titles.length });
	active.sort((a, b) => b.titles - a.titles || (a.profileId < b.profileId ? -1 : 1));
	for (const { profileId } of active.slice(0, introduced)) {
		if ((await controlPlane.profile(profileId)) !== undefined) continue;
		const named = { profileId, name: nameAfter(profileId), createdAt: clock.now() };
		await controlPlane.addProfile(named, 'marquee import');
	}
}
