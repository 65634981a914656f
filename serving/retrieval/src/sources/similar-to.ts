import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import type { TitleId } from '@marquee/units';
import type { Likeness } from '../likeness.ts';
import type { TitleCandidate } from '../title-candidate.ts';

/** A title of the profile's past that a row rests on. */
export interface Anchored {
	readonly anchor: { readonly id: TitleId };
}

/** A title with its cosine to the anchor. */
export interface Close extends TitleCandidate {
	readonly closeness: number;
}

/** Looks around one title: those whose embeddings are nearest to it. */
export const similarTo = (catalogue: Catalogue, likeness: Likeness): Source<Anchored, Close> => ({
	name: 'similar-to',
	onFailure: 'skip', // the page has other rows
	find: ({ anchor }) => {
		const near = likeness.neighbours(anchor.id);
		if (near === undefined) return [];
		return near.indices.map((index, place) => ({
			id: catalogue.idAt(index),
			index,
			closeness: near.closeness[place]!,
		}));
	},
});
