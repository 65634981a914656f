import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { DescribedTitle } from '@marquee/simulation';

/** Titles that are made up as a catalogue: all that is known of them is what the world says, and they are called by their ids. */
export const madeUpCatalogue = (described: readonly DescribedTitle[]): Catalogue =>
	catalogueOf(
		described.map(({ genres, ...title }) => ({
			...title,
			name: title.titleId,
			genres: [...genres],
		})),
	);
