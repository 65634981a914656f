import type { Recipe } from '@marquee/contracts';
import type { LadderLimits, LadderParts, MadePage } from '@marquee/degradation';
import type { CountedFacts, PackedTrace, PageRequest } from '@marquee/page';
import type { PageTreatment, TreatedPage } from '../experiments/treated-pages.ts';
import type { RecipePages } from '../recipes/recipe-pages.ts';

/** A page that was made, with its trace: as it is, or as its JSON where another thread has written it. */
export interface TracedPage extends MadePage {
	readonly trace: PackedTrace | Uint8Array;
}

/** Where pages are made: in this thread, or in threads of their own. */
export interface PageMaking {
	/**
	 * A page made as a treatment says; by what serves, without one. Nothing is recorded.
	 *
	 * @throws {Failure} whatever making failed of; `page-thread-gone` where the thread ended first.
	 */
	readonly made: (request: PageRequest, treatment?: PageTreatment) => Promise<TracedPage>;
	/** How many pages may be under way at once; the ladder's own limits unless given. */
	readonly limits?: Partial<LadderLimits>;
	/** Told of what every batch of events changed. */
	readonly changed: CountedFacts['changed'];
	/**
	 * Takes over what serves by now, and opens what these recipes name.
	 *
	 * @throws {Failure} whatever the serving bundle or ranker is refused for; then they stay as they were.
	 */
	readonly follow: (recipes: readonly Recipe[]) => Promise<void>;
	/** The breakers before the models; those of several threads by how they fared together. */
	readonly guards: NonNullable<LadderParts['guards']>;
	readonly close: () => Promise<void>;
}

/** Pages made where they are asked for, from facts that are counted there anyway. */
export const inThisThread = (
	treated: TreatedPage,
	{ follow, layOut, guards }: Pick<RecipePages, 'follow' | 'layOut' | 'guards'>,
): PageMaking => ({
	made: async (request, treatment) => {
		const { page, packed } = await treated(request, treatment);
		return { page, trace: packed };
	},
	changed: () => undefined,
	follow: async (recipes) => {
		await follow(recipes);
		layOut();
	},
	guards: () => guards,
	close: async () => undefined,
});
