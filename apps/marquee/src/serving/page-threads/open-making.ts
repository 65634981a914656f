import type { CountedFacts } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import type { Clock } from '@marquee/units';
import type { Facts } from '../../facts/facts.ts';
import type { StateFolder } from '../../facts/state-folder.ts';
import { treatedPages } from '../experiments/treated-pages.ts';
import { interleavedPages } from '../interleaving/interleaved-pages.ts';
import { type RecipePages, recipePages } from '../recipes/recipe-pages.ts';
import { inThisThread, type PageMaking } from './page-making.ts';
import { pageThreads } from './page-threads.ts';

/** What pages are made with, and where. */
export interface OpenMakingOptions {
	readonly counted: CountedFacts;
	/** Threads that make pages; 0: they are made in this one. */
	readonly threads: number;
	/** How rows are laid out where no experiment says, by name. */
	readonly layout: string;
	/** The share of pages whose traces keep what the ranker read. */
	readonly featuresShare: number;
	readonly clock: Clock;
	readonly report: (stage: string, cause: unknown) => void;
}

/** A trace that keeps what its ranker read keeps it of so many titles: some ten kilobytes. */
const featuresOfTitles = 64;

/**
 * Opens what pages are made with: here for what else asks the model, and where pages are made in threads of their own, there too.
 *
 * @throws {Failure} whatever the bundle or the ranker that serves is refused for, and `layout-unknown`.
 */
export async function openMaking(
	folder: StateFolder,
	facts: Facts,
	{ counted, threads, layout, featuresShare, clock, report }: OpenMakingOptions,
): Promise<{ readonly recipes: RecipePages; readonly making: PageMaking }> {
	const { catalogue, profileStates: states, controlPlane } = facts;
	const featuresKept = { share: featuresShare, titles: featuresOfTitles };
	const serving = async () => (await controlPlane.serving())?.hash;
	const recipes = await recipePages(
		folder,
		{ catalogue, states, serving },
		{ counted, layout, featuresKept, clock, report },
	);
	const stopwatch = systemStopwatch;
	if (threads === 0) {
		const treated = treatedPages(recipes, interleavedPages(recipes.draft, { report, stopwatch }));
		return { recipes, making: inThisThread(treated, recipes) };
	}
	await recipes.follow([]);
	const followed = () => recipes.model()?.bundle;
	const made = await pageThreads({
		threads,
		beginning: { state: folder.root, layout, featuresKept },
		followed: { serving: followed(), recipes: [] },
		clock,
		stopwatch,
		report,
	});
	const making: PageMaking = {
		...made,
		// Before the request leaves: what is applied while it is on its way is not in the state that it brings.
		made: (request, treatment) =>
			made.made({ stateAsOf: states.position(), ...request }, treatment),
		follow: async (named) => {
			await recipes.follow([]);
			await made.follow({ serving: followed(), recipes: named });
		},
	};
	return { recipes, making };
}
