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
		const name = `Profile ${profileId.replace(/^.*[^0-9](?=[0-9]+$)/, '')}`;
		await controlPlane.addProfile({ profileId, name, createdAt: clock.now() }, 'marquee import');
	}
}
