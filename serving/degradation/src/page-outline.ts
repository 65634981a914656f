import type { Page } from '@marquee/contracts';
import { keptForm } from './kept-page.ts';

/**
 * All that the ladder reads of a page: whom it answers, what stands on it, and the form that it is kept in. Drawn where the page is made,
 * so that whoever hands on the bytes of another thread's page need not read them.
 */
export interface PageOutline extends Pick<Page, 'profileId' | 'surface' | 'generatedAt'> {
	/** Row by row, place by place. */
	readonly titleIds: readonly string[];
	/** Why nobody may be shown the page, whoever asked; absent where nothing is wrong with it. */
	readonly unsound?: string;
	readonly kept: Uint8Array;
}

/** The outline of a page, which is kept with as many of its first rows as hold so many titles. */
export function outlineOf(page: Page, keptTitles: number): PageOutline {
	const { profileId, surface, generatedAt } = page;
	const unsound = unsoundness(page);
	return {
		...{ profileId, surface, generatedAt },
		titleIds: page.rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId)),
		...(unsound !== undefined && { unsound }),
		kept: keptForm(page, keptTitles),
	};
}

/** A score that is no number, or a title that stands on the page twice. */
function unsoundness({ rows }: Page): string | undefined {
	const seen = new Set<string>();
	for (const { rowId, titles } of rows)
		for (const { title, score } of titles) {
			if (!Number.isFinite(score)) return `${title.titleId} in ${rowId} is scored ${score}`;
			if (seen.has(title.titleId)) return `${title.titleId} stands on the page twice`;
			seen.add(title.titleId);
		}
	return undefined;
}
