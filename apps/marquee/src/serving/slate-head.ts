import type { PageRequest } from '@marquee/page';
import type { SlateHead } from '@marquee/stores';

/** By what the page that answers a request is listed. */
export const slateHead = ({ profileId, now, asked, on = {} }: PageRequest): SlateHead => ({
	profileId,
	generatedAt: now,
	surface: asked.surface,
	...(on.device !== undefined && { device: on.device }),
	...(on.country !== undefined && { country: on.country }),
});
