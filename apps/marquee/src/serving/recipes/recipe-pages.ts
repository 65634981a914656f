import type { Catalogue } from '@marquee/catalogue';
import type { Recipe } from '@marquee/contracts';
import type { Breaker } from '@marquee/degradation';
import type { CountedFacts, PageDraft, PageRequest } from '@marquee/page';
import type { Ranker } from '@marquee/rankers';
import { type TasteModel, untrainedModel } from '@marquee/retrieval';
import type { Clock } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';
import type { StateFolder } from '../../facts/state-folder.ts';
import { rankerNamed, servingRanker, servingRankerName } from '../../ranking/kept-rankers.ts';
import { layoutNamed } from '../layout-named.ts';
import { draftMaker, type PageMakerParts, servedTaste } from '../page-maker.ts';
import { policyNamed } from '../policy-named.ts';
import { bundleNamed } from '../serving-bundle.ts';
import { namedParts } from './named-parts.ts';
import { openedModels } from './opened-models.ts';
import { openedNames } from './opened-names.ts';
import { tellingOpener } from './telling-opener.ts';

/** Pages by whatever serves, and by recipes that differ from it. */
export interface RecipePages {
	/**
	 * A page by this recipe, decided only; by what serves, without one. What a recipe leaves out, and what of it cannot be opened, is as
	 * everybody has it.
	 */
	readonly draft: (request: PageRequest, recipe?: Recipe) => Promise<PageDraft>;
	/** The model that serves. */
	readonly taste: () => TasteModel;
	/** Which bundle serves; null before the first training. */
	readonly model: () => { readonly bundle: string; readonly trainedAt: number } | null;
	/**
	 * Takes over what serves by now, and opens what these recipes name; what nobody names any more is let go.
	 *
	 * @throws {Failure} whatever the serving bundle or ranker is refused for; then they stay as they were. What only a recipe names is
	 * told of.
	 */
	readonly follow: (recipes: readonly Recipe[]) => Promise<void>;
	/** Lays out the maker of what serves: over a large catalogue that takes seconds, for which the next page is not to wait. */
	readonly layOut: () => void;
	/** A breaker before each model; the list changes with them. */
	readonly guards: readonly Breaker[];
	readonly close: () => Promise<void>;
}

/** What pages by recipes rest on. */
export interface RecipePagesParts extends Pick<PageMakerParts, 'report' | 'featuresKept'> {
	readonly counted: CountedFacts;
	/** How rows are laid out where no recipe says, by name. */
	readonly layout: string;
	readonly clock: Clock;
}

/** The facts that pages by recipes rest on. */
export interface RecipeFacts {
	readonly catalogue: Catalogue;
	readonly states: Pick<ProfileStates, 'position' | 'newestAt'>;
	/** The hash of the bundle that serves. */
	readonly serving: () => Promise<string | undefined>;
}

/** What a page is made with, everything of it there. */
interface Ingredients {
	readonly bundle: string | undefined;
	readonly ranker: Ranker;
	readonly policy: string | undefined;
	readonly layout: string;
}

/** Decides pages, laid out once for its ingredients. */
interface Maker {
	readonly with: Ingredients;
	readonly draft: (request: PageRequest) => Promise<PageDraft>;
}

/**
 * Pages of one state folder. Everybody’s bundle and ranker are those that serve, the ranker in the folder; recipes name others. A maker
 * is laid out when it is first asked for, and once for all recipes that come to the same.
 *
 * @throws {Failure} whatever the ranker that serves is refused for, and `layout-unknown`.
 */
export async function recipePages(
	folder: StateFolder,
	{ catalogue, states, serving: whichServes }: RecipeFacts,
	{ counted, layout: usualLayout, clock, ...how }: RecipePagesParts,
): Promise<RecipePages> {
	const parts: PageMakerParts = {
		facts: counted,
		factsAsOf: () => ({ logPosition: states.position(), counted: counted.asOf() }),
		newestEventAt: states.newestAt,
		...how,
	};
	const opener = tellingOpener(clock, how.report);
	const models = openedModels({
		openBundle: (hash) => bundleNamed(folder, hash, catalogue),
		tasteOf: (bundle, guard) => servedTaste(bundle, catalogue, guard),
		opener,
		report: how.report,
	});
	const names = openedNames(folder, opener);
	const makers = new Map<string, Maker>();
	let serving: string | undefined;
	let ranker = await servingRanker(folder);
	layoutNamed(usualLayout); // refused now rather than with the first page

	const ingredientsOf = (recipe: Recipe): Ingredients => {
		const named = names.of(recipe);
		return {
			bundle: models.of(recipe.bundle) === undefined ? serving : recipe.bundle,
			ranker: named.ranker ?? ranker,
			policy: named.policy,
			layout: named.layout ?? usualLayout,
		};
	};
	const makerOf = (recipe: Recipe): Maker => {
		const with_ = ingredientsOf(recipe);
		const key = keyOf(with_);
		const known = makers.get(key);
		if (known !== undefined) return known;
		const made = makerWith(with_, parts, models.of(with_.bundle)?.taste ?? untrainedModel);
		makers.set(key, made);
		return made;
	};
	let usual: Maker | undefined;
	const forgetOthers = () => {
		for (const [key, maker] of makers) {
			const { bundle, ranker: by } = maker.with;
			const isThere = bundle === serving || models.of(bundle) !== undefined;
			if (!isThere || (by !== ranker && !names.hasRanker(by.name))) makers.delete(key);
		}
	};

	const ofWhatServes = (): Maker => {
		usual ??= makerOf({});
		return usual;
	};
	const draft: RecipePages['draft'] = (request, recipe) => {
		counted.look(request.now);
		return (recipe === undefined ? ofWhatServes() : makerOf(recipe)).draft(request);
	};
	return {
		draft,
		taste: () => models.of(serving)?.taste ?? untrainedModel,
		model: () => {
			const { bundle } = models.of(serving) ?? {};
			return bundle === undefined
				? null
				: { bundle: bundle.hash, trainedAt: bundle.manifest.lineage.trainedUntil };
		},
		follow: async (recipes) => {
			const named = namedParts(recipes);
			const nextServing = await whichServes();
			await models.open(nextServing, named.bundles);
			serving = nextServing;
			usual = undefined;
			await names.open(named);
			const nextName = servingRankerName(folder);
			if (nextName !== ranker.name) ranker = await rankerNamed(folder, nextName);
			await models.keepOnly(new Set([...named.bundles, ...(serving ? [serving] : [])]));
			forgetOthers();
		},
		layOut: () => void ofWhatServes(),
		guards: models.guards,
		close: () => models.keepOnly(new Set()),
	};
}

const keyOf = ({ bundle, ranker, policy, layout }: Ingredients) =>
	[bundle, ranker.name, policy, layout].join('\n');

const makerWith = (with_: Ingredients, parts: PageMakerParts, taste: TasteModel): Maker => {
	const { ranker, policy, layout } = with_;
	const draft = draftMaker(
		{
			...parts,
			ranker,
			layout: layoutNamed(layout),
			...(policy !== undefined && { policy: policyNamed(policy) }),
		},
		taste,
	);
	return { with: with_, draft };
};
