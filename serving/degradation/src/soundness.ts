import type { Page } from '@marquee/contracts';
import type { PageRequest } from '@marquee/page';

/**
 * What is wrong with a page, so that nobody may be shown it: it answers another request, a score is no number, or a
 * title stands on it twice. `undefined`: nothing is.
 */
export function unsoundness(page: Page, asked: Omit<PageRequest, 'state'>): string | undefined {
	if (page.profileId !== asked.profileId)
		return `the page is for ${page.profileId}, ${asked.profileId} asked`;
	if (page.surface !== asked.asked.surface)
		return `the page is of ${page.surface}, ${asked.asked.surface} was asked for`;
	const seen = new Set<string>();
	for (const { rowId, titles } of page.rows)
		for (const { title, score } of titles) {
			if (!Number.isFinite(score)) return `${title.titleId} in ${rowId} is scored ${score}`;
			if (seen.has(title.titleId)) return `${title.titleId} stands on the page twice`;
			seen.add(title.titleId);
		}
	return undefined;
}
