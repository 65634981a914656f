import type { LateFilter } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';

/** What a page under construction knows of itself: which row shows which title. */
export interface OnPage {
	readonly onPage: ReadonlyMap<string, string>;
}

/** Rejects titles that a row further up the page shows. */
export const alreadyOnPage: LateFilter<OnPage, TitleCandidate> = {
	name: 'already-on-page',
	reject: ({ onPage }, { id }) => {
		const row = onPage.get(id);
		return row === undefined ? undefined : `stands in ${row}`;
	},
};
