import { oncePerCatalogue, type TitleIndex } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import {
	type Engaged,
	isDisliked,
	notInCatalogue,
	type Tasted,
	type Viewer,
} from '@marquee/retrieval';
import { kinship } from './kinship.ts';
import type { Makings } from './makings.ts';

/** A title of the profile's past, ready to be compared with. */
export interface Touchstone extends Engaged {
	/** Cosine with another title; `undefined` where the model does not know that one. */
	readonly closenessTo: (other: TitleIndex) => number | undefined;
	/** Whether it shares a genre with another title, for all that is known of their genres. */
	readonly isAkinTo: (other: TitleIndex) => boolean;
}

/** Titles of the profile's past that evidence compares with, newest first. */
export interface Touchstoned {
	readonly touchstones: readonly Touchstone[];
}

const kinshipIn = oncePerCatalogue(kinship);

/** Learns what there is to compare with: nothing where the model does not answer. */
export function touchstones(
	makings: Pick<Makings, 'catalogue' | 'likeness' | 'closenessTo'>,
): RequestHydrator<Tasted & { readonly viewer: Viewer }, Touchstoned> {
	const areAkin = kinshipIn(makings.catalogue);
	return {
		name: 'touchstones',
		onFailure: { fallback: { touchstones: [] } },
		hydrate: ({ taste, viewer }) => ({
			touchstones: taste === undefined ? [] : comparable(viewer, { ...makings, areAkin }),
		}),
	};
}

function comparable(
	{ engaged }: Viewer,
	{
		likeness,
		closenessTo,
		areAkin,
	}: Pick<Makings, 'likeness' | 'closenessTo'> & {
		readonly areAkin: ReturnType<typeof kinship>;
	},
): readonly Touchstone[] {
	return engaged
		.filter(
			({ id, index, activity }) =>
				index !== notInCatalogue && likeness.knows(id) && !isDisliked(activity),
		)
		.slice(0, likeness.touchstones)
		.map((engaged) => ({
			...engaged,
			closenessTo: closenessTo(engaged.index),
			isAkinTo: (other) => areAkin(engaged.index, other),
		}));
}
