import type { Filter } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import type { TitleFacts } from '../facts/title-facts.ts';

/** Up to which age titles may be for the profile that asks; absent: for any age. */
export interface LimitedByAge {
	readonly maturityLimit?: number;
}

/** Rejects titles that are for older viewers than the profile is set to. A title that names no age is for everybody. */
export const overMaturity: Filter<LimitedByAge, TitleCandidate & TitleFacts> = {
	name: 'over-maturity',
	reject: ({ maturityLimit = Infinity }, { title: { maturity = 0 } }) =>
		maturity > maturityLimit
			? `for ${maturity} and older, the profile is set to ${maturityLimit}`
			: undefined,
};
