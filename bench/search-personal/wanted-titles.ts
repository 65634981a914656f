import type { Catalogue, TitleIndex } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs, Random, TitleId } from '@marquee/units';
import { isEngagement } from '@marquee/viewing';

/** A title that somebody took up, to be looked for by its name the moment before. */
export interface WantedTitle {
	readonly at: EpochMs;
	readonly profileId: string;
	readonly index: TitleIndex;
}

/** The first time that a profile took a title up; asked with events in the order of time. */
export function firstTakeUps() {
	const known = new Set<string>();
	return (event: ViewingEvent): { readonly titleId: TitleId; readonly at: EpochMs } | undefined => {
		const key = `${event.profileId} ${event.titleId}`;
		if (!isEngagement(event) || known.has(key)) return undefined;
		known.add(key);
		return { titleId: event.titleId as TitleId, at: event.happenedAt as EpochMs };
	};
}

/** So many drawn of all titles that were taken up between two moments. */
export function wantedTitles(
	{
		catalogue,
		events,
	}: { readonly catalogue: Catalogue; readonly events: readonly ViewingEvent[] },
	[from, until]: readonly [from: EpochMs, until: EpochMs],
	{ count, random }: { readonly count: number; readonly random: Random },
): readonly WantedTitle[] {
	const takeUp = firstTakeUps();
	const all = events
		.toSorted((a, b) => a.happenedAt - b.happenedAt)
		.flatMap((event): WantedTitle[] => {
			const first = takeUp(event);
			const index = first && catalogue.indexOf(first.titleId);
			if (index === undefined || first!.at < from || first!.at >= until) return [];
			return [{ at: first!.at, profileId: event.profileId, index }];
		});
	const drawn = all.map((one) => ({ one, chance: random.next() }));
	drawn.sort((a, b) => a.chance - b.chance);
	return drawn.slice(0, count).map(({ one }) => one);
}
