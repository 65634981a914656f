import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';

/** Ids of one data set: kept apart from all others, and the same at every import. */
export interface Naming {
	/** Begins every event id: `mt`, `ml1m`. */
	readonly dataSet: string;
	readonly profile: (user: number) => ProfileId;
	readonly title: (item: number) => TitleId;
}

/** A rating as an event; its id follows from data set, user, title and time, so that importing twice adds nothing. */
export function ratingEvent(
	naming: Naming,
	row: {
		readonly user: number;
		readonly item: number;
		readonly rating: number;
		readonly outOf: number;
		readonly happenedAt: EpochMs;
	},
): ViewingEvent {
	return {
		kind: 'rating',
		eventId: eventIdOf(naming, row),
		profileId: naming.profile(row.user),
		titleId: naming.title(row.item),
		happenedAt: row.happenedAt,
		rating: row.rating,
		outOf: row.outOf,
	};
}

/** What identifies a row for ever: no two rows of a data set share user, item and time. */
export const eventIdOf = (
	{ dataSet }: Naming,
	{ user, item, happenedAt }: { user: number; item: number; happenedAt: EpochMs },
): string => `${dataSet}:${user}:${item}:${happenedAt / 1_000}`;
