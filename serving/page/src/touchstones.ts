import type { RequestHydrator } from '@marquee/pipeline';
import {
	type Engaged,
	isDisliked,
	type Likeness,
	notInCatalogue,
	type Tasted,
	type Viewer,
} from '@marquee/retrieval';

/** Titles of the profile's past that evidence compares with, newest first. */
export interface Touchstoned {
	readonly touchstones: readonly Engaged[];
}

/** Learns what there is to compare with: nothing where the model does not answer. */
export const touchstones = (
	likeness: Likeness,
): RequestHydrator<Tasted & { readonly viewer: Viewer }, Touchstoned> => ({
	name: 'touchstones',
	onFailure: { fallback: { touchstones: [] } },
	hydrate: ({ taste, viewer }) => ({
		touchstones: taste === undefined ? [] : comparable(viewer, likeness),
	}),
});

function comparable({ engaged }: Viewer, likeness: Likeness): readonly Engaged[] {
	return engaged
		.filter(
			({ id, index, activity }) =>
				index !== notInCatalogue && likeness.knows(id) && !isDisliked(activity),
		)
		.slice(0, likeness.touchstones);
}
