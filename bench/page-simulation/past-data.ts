import { type Catalogue, catalogueOf } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import type { Histories } from '@marquee/histories';
import { detect, historiesOf } from '@marquee/importers';
import { observedQuantile } from '@marquee/numerics';
import type { EpochMs } from '@marquee/units';

/** A data set whole, in order of happening. */
export interface PastData {
	readonly catalogue: Catalogue;
	readonly events: readonly ViewingEvent[];
	readonly histories: Histories;
	/** When a share of all engagements has happened. */
	readonly momentAt: (share: number) => EpochMs;
}

/** Reads a data set; titles of which nothing is known are called by their ids. */
export async function pastData(path: string): Promise<PastData> {
	const source = await detect(path);
	const { histories, titleIds } = await historiesOf(source);
	const known = new Map<string, Title>();
	for await (const title of source.titles()) known.set(title.titleId, title);
	const events: ViewingEvent[] = [];
	for await (const event of source.events()) events.push(event);
	const times = histories.happenedAtMs.toSorted();
	return {
		catalogue: catalogueOf(
			titleIds.map((titleId) => known.get(titleId) ?? { titleId, name: titleId, genres: [] }),
		),
		events: events.sort((a, b) => a.happenedAt - b.happenedAt),
		histories,
		momentAt: (share) => observedQuantile(times, share) as EpochMs,
	};
}
