import { isAvailable } from '@marquee/catalogue';
import type { Filter } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import type { TitleFacts } from '../facts/title-facts.ts';

/** Where the request comes from: ISO 3166-1 alpha-2; absent: it does not say. */
export interface AskedFrom {
	readonly country?: string;
}

/** Rejects titles that may not be shown in the country at the moment of the request. */
export const outsideTerritory: Filter<AskedFrom, TitleCandidate & TitleFacts> = {
	name: 'outside-territory',
	reject: ({ country }, { title }, { now }) => {
		if (isAvailable(title, country, now)) return undefined;
		return country === undefined
			? 'no window is open for a request that names no country'
			: `no window is open in ${country}`;
	},
};
