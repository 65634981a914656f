import {
	BIGINT,
	DOUBLE,
	DuckDBTimestampValue,
	type DuckDBType,
	type DuckDBValue,
	INTEGER,
	TIMESTAMP,
	VARCHAR,
} from '@duckdb/node-api';
import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import type { RecordedEvent } from '@marquee/viewing';

/** A field of an event as a column: its name, its type, and how its value goes in and comes out. */
interface Column {
	readonly field: string;
	readonly name: string;
	readonly type: DuckDBType;
}

const column = (field: string, type: DuckDBType, name = snakeCase(field)): Column => ({
	field,
	name,
	type,
});

function snakeCase(field: string): string {
	return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Every field of every kind of event, in the order of the Parquet columns. Appending one is a new edition of the
 * warehouse: raise `edition` in the manifest, and it is built again from the log.
 *
 * Moments are UTC. `row` is a word of SQL, hence `row_id`.
 */
export const eventColumns: readonly Column[] = [
	column('eventId', VARCHAR),
	column('kind', VARCHAR),
	column('profileId', VARCHAR),
	column('titleId', VARCHAR),
	column('happenedAt', TIMESTAMP),
	column('device', VARCHAR),
	column('country', VARCHAR),
	column('locale', VARCHAR),
	column('surface', VARCHAR),
	column('requestId', VARCHAR),
	column('row', VARCHAR, 'row_id'),
	column('position', INTEGER, 'row_position'),
	column('positionSeconds', DOUBLE),
	column('watchedSeconds', DOUBLE),
	column('thumb', VARCHAR),
	column('rating', DOUBLE),
	column('outOf', DOUBLE),
	column('trailerId', VARCHAR),
	column('notificationId', VARCHAR),
];

/** The event's columns, behind its place in the log and the time it was recorded. */
export const columns: readonly Column[] = [
	column('position', BIGINT),
	column('recordedAt', TIMESTAMP),
	...eventColumns,
];

/** The recorded events as values, column by column in the order of `columns`. */
export function columnValues(batch: readonly RecordedEvent[]): readonly (readonly DuckDBValue[])[] {
	return [
		batch.map(({ position }) => BigInt(position)),
		batch.map(({ recordedAt }) => timestamp(recordedAt)),
		...eventColumns.map(({ field, type }) =>
			batch.map(({ event }) => {
				const value = (event as unknown as Readonly<Record<string, unknown>>)[field];
				if (value === undefined) return null;
				return type === TIMESTAMP ? timestamp(value as EpochMs) : (value as string | number);
			}),
		),
	];
}

/** What a query must select so that `eventOf` has every field of the event. */
export const selectedEvent = eventColumns
	.map(({ name, type }) => (type === TIMESTAMP ? `epoch_ms(${name})::DOUBLE` : name))
	.join(', ');

/** The event that stands in a row of `selectedEvent`, just as it was recorded. */
export function eventOf(values: readonly unknown[]): ViewingEvent {
	const fields: Record<string, unknown> = {};
	for (const [place, { field }] of eventColumns.entries()) {
		const value = values[place];
		if (value !== null) fields[field] = value;
	}
	return fields as unknown as ViewingEvent;
}

/** A moment as the engine has it. */
export const timestamp = (moment: EpochMs): DuckDBTimestampValue =>
	new DuckDBTimestampValue(BigInt(moment) * 1_000n);
