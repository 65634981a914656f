import type { ProfileId } from '@marquee/units';

/** Names are 60 characters at most. */
const mostOfId = 52;

/** What a profile is called whom nobody named: by the number at the end of its id, if there is one. */
export const nameAfter = (profileId: ProfileId): string =>
	`Profile ${profileId.replace(/^.*[^0-9](?=[0-9]+$)/, '').slice(-mostOfId)}`;
