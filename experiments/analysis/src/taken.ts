import type { Title } from '@marquee/contracts';
import type { RecordedEvent } from '@marquee/viewing';
import type { AnalysisEngine, ColumnType, Value } from './engine.ts';

/** An exposure as the analysis reads it. */
export interface MetArm {
	readonly unit: string;
	readonly arm: string;
	readonly epoch: string;
	readonly at: number;
	readonly country?: string;
	readonly device?: string;
}

/** A column of a table: its type, and what of each thing goes into it. */
type Columns<Thing> = Readonly<
	Record<string, readonly [ColumnType, (thing: Thing) => Value | undefined]>
>;

const exposureColumns: Columns<MetArm> = {
	unit: ['VARCHAR', ({ unit }) => unit],
	arm: ['VARCHAR', ({ arm }) => arm],
	epoch: ['VARCHAR', ({ epoch }) => epoch],
	at_ms: ['BIGINT', ({ at }) => at],
	country: ['VARCHAR', ({ country }) => country],
	device: ['VARCHAR', ({ device }) => device],
};

const field =
	(name: string) =>
	({ event }: RecordedEvent): Value | undefined =>
		(event as unknown as Readonly<Record<string, string | number | undefined>>)[name];

/** Those of the warehouse’s columns that metrics read, by its names. */
const eventColumns: Columns<RecordedEvent> = {
	position: ['BIGINT', ({ position }) => position],
	kind: ['VARCHAR', field('kind')],
	profile_id: ['VARCHAR', field('profileId')],
	title_id: ['VARCHAR', field('titleId')],
	happened_at: ['TIMESTAMP', ({ event }) => event.happenedAt],
	surface: ['VARCHAR', field('surface')],
	request_id: ['VARCHAR', field('requestId')],
	position_seconds: ['DOUBLE', field('positionSeconds')],
	watched_seconds: ['DOUBLE', field('watchedSeconds')],
	thumb: ['VARCHAR', field('thumb')],
};

const titleColumns: Columns<Title> = {
	title_id: ['VARCHAR', ({ titleId }) => titleId],
	runtime_seconds: ['DOUBLE', ({ runtimeSeconds }) => runtimeSeconds],
	added_ms: ['BIGINT', ({ addedAt }) => addedAt],
};

/** The columns of events that metrics read: what a relation of events must have. */
export const eventColumnNames: readonly string[] = Object.keys(eventColumns);

/** Takes exposures into a table of the engine; answers its name, a relation of `ExperimentData`. */
export const takenExposures = (
	engine: AnalysisEngine,
	batches: AsyncIterable<readonly MetArm[]> | Iterable<readonly MetArm[]>,
): Promise<string> => taken(engine, 'exposures_taken', exposureColumns, batches);

/** Takes recorded events into a table of the engine; answers its name, a relation of `ExperimentData`. */
export const takenEvents = (
	engine: AnalysisEngine,
	batches: AsyncIterable<readonly RecordedEvent[]> | Iterable<readonly RecordedEvent[]>,
): Promise<string> => taken(engine, 'events_taken', eventColumns, batches);

/** Takes what metrics read of titles into a table of the engine; answers its name, a relation of `ExperimentData`. */
export const takenTitles = (engine: AnalysisEngine, titles: readonly Title[]): Promise<string> =>
	taken(engine, 'titles_taken', titleColumns, [titles]);

async function taken<Thing>(
	{ fill }: AnalysisEngine,
	table: string,
	columns: Columns<Thing>,
	batches: AsyncIterable<readonly Thing[]> | Iterable<readonly Thing[]>,
): Promise<string> {
	const entries = Object.entries(columns);
	const values = entries.map(([, [, value]]) => value);
	async function* rows() {
		for await (const batch of batches)
			yield batch.map((thing) => values.map((value) => value(thing) ?? null));
	}
	await fill(table, Object.fromEntries(entries.map(([name, [type]]) => [name, type])), rows());
	return table;
}
