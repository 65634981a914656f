import type { TitleActivity } from '@marquee/viewing';

/** What this profile has done with a title; `undefined`: nothing. */
export interface Activity {
	readonly activity: TitleActivity | undefined;
}
