import { hash32 } from '@marquee/units';

/** Who is never notified, so that it stays known what messages are worth. */
export interface Holdback {
	/** Of all profiles: 0 to 1. */
	readonly share: number;
	/** Another salt, another set of profiles. Change it seldom: who moves between the groups belongs to neither. */
	readonly salt: string;
}

/** One in twenty. */
export const usualHoldback: Holdback = { share: 0.05, salt: 'notifications-1' };

/** Whether a profile is held back: by its id and the salt alone, so for ever and on every machine alike. */
export const isHeldBack = (profileId: string, { share, salt }: Holdback): boolean =>
	hash32(profileId, hash32(salt)) < share * 2 ** 32;
