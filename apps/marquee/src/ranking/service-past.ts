import type { Catalogue } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { readSegmentEventLog } from '@marquee/stores';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import { catalogueIn } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { type ModelHistories, modelHistories } from '../training/model-histories.ts';

/** All that happened in a service, to be looked at as of any moment. */
export interface ServicePast {
	readonly catalogue: Catalogue;
	readonly events: readonly ViewingEvent[];
	/** What a model that was trained at a moment would have learnt from: nothing that happened at it or later. */
	readonly historiesBefore: (until: EpochMs) => ModelHistories;
}

/** Reads the log of a service from its beginning; works beside a running service. */
export async function servicePast(folder: StateFolder): Promise<ServicePast> {
	const catalogue = await catalogueIn(folder);
	const events: ViewingEvent[] = [];
	for await (const batch of readSegmentEventLog(folder.log).read(0))
		for (const { event } of batch) events.push(event);
	const byProfile = Map.groupBy(events, ({ profileId }) => profileId as ProfileId);
	const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
	const runtimeOf = (id: TitleId) => catalogue.title(id)?.runtimeSeconds;
	const historiesBefore = (until: EpochMs) => {
		const statesThen = [...byProfile].flatMap(([id, own]) => {
			const before = own.filter(({ happenedAt }) => happenedAt < until);
			return before.length === 0 ? [] : [[id, appliedAll(undefined, before)] as const];
		});
		const states = new Map(statesThen);
		const known = { of: (id: ProfileId) => states.get(id), profileIds: () => states.keys() };
		return modelHistories(known, titleIds, runtimeOf);
	};
	return { catalogue, events, historiesBefore };
}
