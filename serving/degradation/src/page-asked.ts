import type { PageRequest } from '@marquee/page';

/** A page is asked for; what is known of the profile is still to be found out. */
export interface PageAsked extends Omit<PageRequest, 'state'> {
	/** How long ago the request arrived, in milliseconds. */
	readonly spentMs?: number;
}
