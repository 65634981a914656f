import type { PageAnswer, PageRequest } from '@marquee/page';
import type { InterleavedRecipes } from '../interleaving/interleaved-pages.ts';
import type { RecipePages } from '../recipes/recipe-pages.ts';
import type { LiveExperiments } from './live-experiments.ts';
import type { Interleaved } from './treatments.ts';

/** Makes the page of a request by what its profile’s arms come to; by what serves, where it has none. */
export const treatedPages =
	(
		pages: Pick<RecipePages, 'page'>,
		live: Pick<LiveExperiments, 'treatmentOf'>,
		drawn: (request: PageRequest, from: InterleavedRecipes) => Promise<PageAnswer>,
	): ((request: PageRequest) => Promise<PageAnswer>) =>
	(request) => {
		const treatment = live.treatmentOf(request.cells);
		if (treatment === undefined) return pages.page(request);
		const { recipe, interleaved } = treatment;
		return isOfPages(interleaved) ? drawn(request, interleaved) : pages.page(request, recipe);
	};

const isOfPages = (
	interleaved: Interleaved | undefined,
): interleaved is InterleavedRecipes & Interleaved =>
	interleaved !== undefined && interleaved.thing !== 'search';
