import { pagePolicy } from '@marquee/page';
import { heldOutNewest } from '@marquee/protocols';
import { readLmdbProfileStates } from '@marquee/stores';
import type { TitleId } from '@marquee/units';
import { bundleHash } from '../facts/bundle-hash.ts';
import { catalogueIn } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { readCard } from '../model-card/card-files.ts';
import { servingRanker } from '../ranking/kept-rankers.ts';
import { bundleNamed } from '../serving/serving-bundle.ts';
import { tasteOfBundle } from '../serving/taste-of-bundle.ts';
import { modelHistories } from '../training/model-histories.ts';
import type { MeasuredOn } from './measured-frontier.ts';

/**
 * The bundle, ranker and policy that serve in a state folder, with what its profiles did, for as long as `work` takes.
 *
 * @throws {Failure} `bundle-unnamed` where no bundle serves yet
 */
export async function withWhatServes<Result>(
	folder: StateFolder,
	work: (on: MeasuredOn) => Promise<Result>,
): Promise<Result> {
	const catalogue = await catalogueIn(folder);
	const hash = await bundleHash(folder, undefined);
	const card = await readCard(folder.cards, hash);
	const ranker = await servingRanker(folder);
	const states = readLmdbProfileStates(folder.profiles);
	try {
		const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
		const runtimeOf = (id: TitleId) => catalogue.title(id)?.runtimeSeconds;
		const known = modelHistories(states, titleIds, runtimeOf);
		const bundle = await bundleNamed(folder, hash, catalogue);
		try {
			return await work({
				...known,
				states,
				catalogue,
				model: tasteOfBundle(bundle, catalogue),
				keptBack:
					card !== undefined &&
					'report' in card.evaluation &&
					card.evaluation.report.protocol === heldOutNewest.name,
				ranker,
				policy: pagePolicy,
				where: folder.root,
			});
		} finally {
			await bundle.foundation.release();
		}
	} finally {
		await states.close();
	}
}
