import type { Catalogue } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { Hydrator } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';

/** What a title is. */
export interface TitleFacts {
	readonly title: Title;
}

/** What the catalogue says of each title. Comes after `not-in-catalogue`, or else it fails. */
export const titleFacts = (catalogue: Catalogue): Hydrator<object, TitleCandidate, TitleFacts> => ({
	name: 'title-facts',
	onFailure: 'fail', // a title without a name cannot be shown
	hydrate: (_query, candidates) =>
		candidates.map(({ id, index }) => {
			const title = catalogue.titles[index];
			if (title === undefined) throw new RangeError(`${id} is no title of the catalogue`);
			return { title };
		}),
});
