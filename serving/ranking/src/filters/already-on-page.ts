import type { TitleIndex } from '@marquee/catalogue';
import type { LateFilter } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';

/** What a page under construction knows of itself. */
export interface OnPage {
	/** Which row shows a title; `undefined`: none so far. */
	readonly rowOf: (title: TitleIndex) => string | undefined;
}

/** Rejects titles that a row further up the page shows. */
export const alreadyOnPage: LateFilter<OnPage, TitleCandidate> = {
	name: 'already-on-page',
	reject: ({ rowOf }, { index }) => {
		const row = rowOf(index);
		return row === undefined ? undefined : `stands in ${row}`;
	},
};
