import type { DuckDBConnection, DuckDBTimestampValue } from '@duckdb/node-api';
import type { ViewingEvent, ViewingEventKind } from '@marquee/contracts';
import type { EpochMs, ProfileId, TitleId } from '@marquee/units';
import { offers } from '@marquee/viewing';
import { eventOf, selectedEvent, timestamp } from './columns.ts';

/** From a moment on, until just before another. */
export interface TimeWindow {
	readonly from: EpochMs;
	readonly to: EpochMs;
}

/** How many events of one kind happened on one UTC day. */
export interface EventsOnDay {
	/** The moment at which the day began. */
	readonly day: EpochMs;
	readonly kind: ViewingEventKind;
	readonly events: number;
}

/** How many different profiles engaged with a title (anything but what it was offered), and how often. */
export interface TitleEngagement {
	readonly titleId: TitleId;
	readonly profiles: number;
	readonly events: number;
}

/** What one profile did, by time of happening, ties in the order of the log. */
export interface ProfileEvents {
	readonly profileId: ProfileId;
	readonly events: readonly ViewingEvent[];
}

/** Everything that can be asked. All are prepared, with parameters; answers are in a stated order, so that they repeat. */
export interface WarehouseQueries {
	/** By day, then by kind; days without events are absent. */
	readonly eventsPerDay: (window: TimeWindow) => Promise<readonly EventsOnDay[]>;
	/** Most profiles first, then most events, then by id. */
	readonly mostEngaged: (window: TimeWindow, limit: number) => Promise<readonly TitleEngagement[]>;
	/** How many sessions began in the window. */
	readonly sessionCount: (window: TimeWindow) => Promise<number>;
	/**
	 * Every profile's past as it was before the cut-off, profile by profile in the order of their ids, for training: no
	 * event that happened at the cut-off or after it is in. `recordedBefore` also leaves out what had happened and was
	 * not known yet; imported histories were all recorded at their import.
	 */
	readonly historiesAsOf: (
		cutOff: EpochMs,
		recordedBefore?: EpochMs,
	) => AsyncIterable<ProfileEvents>;
}

/** What the service did to a viewer, which is no engagement. */
const offerKinds = `(${offers.map((kind) => `'${kind}'`).join(', ')})`;

type Parameters = Record<string, number | DuckDBTimestampValue>;

/** Answers on a connection whose `events` and `sessions` are the views. */
export const queriesOn = (connection: DuckDBConnection) => ({
	eventsPerDay: async (window: TimeWindow): Promise<readonly EventsOnDay[]> => {
		const rows = await rowsOf(
			connection,
			`SELECT epoch_ms(date_trunc('day', happened_at))::DOUBLE, kind, count(*)::DOUBLE
			 FROM events WHERE ${inWindow('happened_at')} GROUP BY 1, 2 ORDER BY 1, 2`,
			between(window),
		);
		return rows.map(([day, kind, events]) => ({ day, kind, events }) as EventsOnDay);
	},

	mostEngaged: async (window: TimeWindow, limit: number): Promise<readonly TitleEngagement[]> => {
		const rows = await rowsOf(
			connection,
			`SELECT title_id, count(DISTINCT profile_id)::DOUBLE, count(*)::DOUBLE
			 FROM events WHERE ${inWindow('happened_at')} AND kind NOT IN ${offerKinds}
			 GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT $limit`,
			{ ...between(window), limit },
		);
		return rows.map(
			([titleId, profiles, events]) => ({ titleId, profiles, events }) as TitleEngagement,
		);
	},

	sessionCount: async (window: TimeWindow): Promise<number> => {
		const [row] = await rowsOf(
			connection,
			`SELECT count(*)::DOUBLE FROM sessions WHERE ${inWindow('started_at')}`,
			between(window),
		);
		return row![0] as number;
	},

	historiesAsOf: async function* (
		cutOff: EpochMs,
		recordedBefore?: EpochMs,
	): AsyncGenerator<ProfileEvents> {
		const known = recordedBefore === undefined ? '' : 'AND recorded_at < $recordedBefore';
		const prepared = await connection.prepare(
			`SELECT ${selectedEvent} FROM events WHERE happened_at < $cutOff ${known}
			 ORDER BY profile_id, happened_at, position`,
		);
		prepared.bind({
			cutOff: timestamp(cutOff),
			...(recordedBefore !== undefined && { recordedBefore: timestamp(recordedBefore) }),
		});
		let profile: { profileId: ProfileId; events: ViewingEvent[] } | undefined;
		for await (const rows of (await prepared.stream()).yieldRowsJs())
			for (const row of rows) {
				const event = eventOf(row);
				if (profile !== undefined && profile.profileId !== event.profileId) {
					yield profile;
					profile = undefined;
				}
				profile ??= { profileId: event.profileId as ProfileId, events: [] };
				profile.events.push(event);
			}
		if (profile !== undefined) yield profile;
	},
});

async function rowsOf(
	connection: DuckDBConnection,
	sql: string,
	parameters: Parameters,
): Promise<readonly (readonly unknown[])[]> {
	const prepared = await connection.prepare(sql);
	prepared.bind(parameters);
	return (await prepared.runAndReadAll()).getRowsJS();
}

const inWindow = (column: string): string => `${column} >= $from AND ${column} < $to`;

const between = ({ from, to }: TimeWindow): Parameters => ({
	from: timestamp(from),
	to: timestamp(to),
});
