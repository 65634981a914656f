import type { Catalogue } from '@marquee/catalogue';
import type { Bundle } from '@marquee/foundation';
import { byScores, type Ranker } from '@marquee/ladder';
import { type TasteModel, untrainedModel } from '@marquee/retrieval';
import type { DescribedTitle } from '@marquee/simulation';
import { openSqliteControlPlane } from '@marquee/stores';
import { bundleHash } from '../facts/bundle-hash.ts';
import { catalogueIn } from '../facts/facts.ts';
import { existingStateFolder, type StateFolder } from '../facts/state-folder.ts';
import { servedTaste } from '../serving/page-maker.ts';
import { bundleNamed } from '../serving/serving-bundle.ts';
import { catalogueTitles } from '../simulation/watchable-titles.ts';

/** What a ranker's name begins with that is a bundle of a service. */
const bundlePrefix = 'bundle:';

/** Whether a name asks for a bundle: only a service has any. */
export const isBundleName = (name: string): boolean => name.startsWith(bundlePrefix);

/** The titles of a service as those of a world, and its bundles as rankers. */
export interface ServiceRankers {
	readonly titles: readonly DescribedTitle[];
	readonly catalogue: Catalogue;
	/** `bundle:serving`, or `bundle:` and as much of a hash as no other begins with. */
	readonly rankerOf: (name: string) => Promise<Ranker>;
	/** A bundle as pages ask it: `serving`, or as much of a hash; `undefined`: the one that serves, or an untrained model. */
	readonly tasteOf: (bundle: string | undefined) => Promise<TasteModel>;
	readonly release: () => Promise<void>;
}

/**
 * Opens what a service has for a proof. Nothing of it is changed, and it may be running.
 *
 * @throws {Failure} `state-folder-missing`, `simulation-no-titles`; naming a bundle, `bundle-unnamed`
 */
export async function serviceRankers(path: string): Promise<ServiceRankers> {
	const folder = existingStateFolder(path);
	const catalogue = await catalogueIn(folder);
	const titles = catalogueTitles(catalogue);
	const opened: Bundle[] = [];
	const open = async (wanted: string | undefined): Promise<Bundle> => {
		const hash = await bundleHash(folder, wanted === 'serving' ? undefined : wanted);
		const bundle = await bundleNamed(folder, hash, catalogue);
		opened.push(bundle);
		return bundle;
	};
	return {
		titles,
		catalogue,
		rankerOf: async (name) => {
			const bundle = await open(name.slice(bundlePrefix.length));
			return bundleRanker(name, bundle, catalogue);
		},
		tasteOf: async (wanted) => {
			const isUntrained = wanted === undefined && !(await isAnyServing(folder));
			return isUntrained ? untrainedModel : servedTaste(await open(wanted), catalogue);
		},
		release: async () => {
			for (const { foundation } of opened) await foundation.release();
		},
	};
}

async function isAnyServing({ controlPlane }: StateFolder): Promise<boolean> {
	const plane = openSqliteControlPlane(controlPlane);
	try {
		return (await plane.serving()) !== undefined;
	} finally {
		await plane.close();
	}
}

/** A bundle counts titles in an order of its own: histories are told in it, and scores are brought back. */
function bundleRanker(
	name: string,
	{ titleIds, foundation }: Bundle,
	catalogue: Catalogue,
): Ranker {
	const placeOf = new Map<string, number>(titleIds.map((id, place) => [id, place]));
	const places = Int32Array.from(catalogue.titles, ({ titleId }) => placeOf.get(titleId)!);
	const ofBundle = new Float32Array(titleIds.length);
	return byScores(name, places.length, async ({ history, atMs }, scores) => {
		const titleIndices = history.titleIndices.map((title) => places[title]!);
		await foundation.score([{ history: { ...history, titleIndices }, asOfMs: atMs }], ofBundle);
		for (let title = 0; title < places.length; title++) scores[title] = ofBundle[places[title]!]!;
	});
}
