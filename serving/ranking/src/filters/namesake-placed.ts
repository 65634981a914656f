import type { LateFilter } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import type { TitleFacts } from '../hydrators/title-facts.ts';

/** Rejects a second entry of one film: catalogues from several sources have some titles under two ids. */
export const namesakePlaced: LateFilter<object, TitleCandidate & TitleFacts> = {
	name: 'namesake-placed',
	reject: (_query, { title }, placed) => {
		const other = placed.find(
			(each) => each.title.name === title.name && each.title.year === title.year,
		);
		return other === undefined ? undefined : `the same name and year as ${other.id}`;
	},
};
