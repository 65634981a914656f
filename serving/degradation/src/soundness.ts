import type { PageRequest } from '@marquee/page';
import type { PageOutline } from './page-outline.ts';

/**
 * What is wrong with a page, so that nobody may be shown it: it answers another request, a score is no number, or a
 * title stands on it twice. `undefined`: nothing is.
 */
export function unsoundness(
	page: PageOutline,
	asked: Omit<PageRequest, 'state'>,
): string | undefined {
	if (page.profileId !== asked.profileId)
		return `the page is for ${page.profileId}, ${asked.profileId} asked`;
	if (page.surface !== asked.asked.surface)
		return `the page is of ${page.surface}, ${asked.asked.surface} was asked for`;
	return page.unsound;
}
