import type { Catalogue } from '@marquee/catalogue';
import type { StandingAt } from '../standpoint.ts';
import type { TasteModel } from '../taste-model.ts';
import { foundNothing, type TitleSource, titleSource } from '../title-source.ts';
import { add, remove, titleSet } from '../vectors/title-set.ts';
import { notInCatalogue, type Viewer } from '../viewer.ts';

/**
 * Looks around the place where the profile stands: the titles whose embeddings agree best with it, popularity apart, among
 * those of the catalogue that it has not watched. Finds nothing where the model has no vectors to search.
 */
export function nearProfile(
	catalogue: Catalogue,
	model: TasteModel,
	n: number,
): TitleSource<StandingAt & { readonly viewer: Viewer }> {
	const { vectors, titleIds } = model;
	const places = Int32Array.from(titleIds, (id) => catalogue.indexOf(id) ?? notInCatalogue); // (V)
	const placeInModel = new Int32Array(catalogue.size).fill(notInCatalogue);
	const inCatalogue = titleSet(titleIds.length);
	for (const [place, index] of places.entries()) {
		if (index === notInCatalogue) continue;
		placeInModel[index] = place;
		add(inCatalogue, place);
	}
	return titleSource(catalogue, {
		name: 'near-profile',
		seek: ({ standpoint, viewer }) => {
			if (standpoint === undefined || vectors === undefined) return foundNothing;
			const admits = inCatalogue.slice();
			for (const { index } of viewer.engaged) {
				const place = placeInModel[index] ?? notInCatalogue;
				if (place !== notInCatalogue && viewer.watched[index] === 1) remove(admits, place);
			}
			const near = vectors.nearest(standpoint, n, admits);
			return { indices: near.indices.map((place) => places[place]!) };
		},
	});
}
