import { answerOf, type PageAnswer, type PageRequest } from '@marquee/page';
import type { InterleavedRecipes } from '../interleaving/interleaved-pages.ts';
import type { RecipePages } from '../recipes/recipe-pages.ts';
import type { Interleaved, Treatment } from './treatments.ts';

/** What of a treatment decides how a page is made. */
export type PageTreatment = Omit<Treatment, 'cells'>;

/** A page made as a treatment says; by what serves, without one. */
export type TreatedPage = (request: PageRequest, treatment?: PageTreatment) => Promise<PageAnswer>;

/** Makes the page of a request by what its profile’s arms come to; by what serves, where it has none. */
export const treatedPages =
	(
		pages: Pick<RecipePages, 'draft'>,
		drawn: (request: PageRequest, from: InterleavedRecipes) => Promise<PageAnswer>,
	): TreatedPage =>
	async (request, { recipe, interleaved } = {}) => {
		if (isOfPages(interleaved)) return drawn(request, interleaved);
		const draft = await pages.draft(request, recipe);
		const answer = answerOf(draft);
		draft.done();
		return answer;
	};

const isOfPages = (
	interleaved: Interleaved | undefined,
): interleaved is InterleavedRecipes & Interleaved =>
	interleaved !== undefined && interleaved.thing !== 'search';
