import { expectContinuous, type LogPosition, type Projection } from '@marquee/viewing';
import type { TopTenSettings } from './exact.ts';
import { type StreamingTopTens, streamingTopTens, type TopTenSnapshot } from './streaming.ts';
import type { TopTens } from './top-ten.ts';

/** Top tens as a projection of the event log: current as soon as an event is acknowledged. */
export interface TopTenProjection extends Projection, TopTens {
	/** How much came after its day was closed, and no longer counted. */
	readonly tooLate: () => number;
	/** The count and how far into the log it goes. */
	readonly snapshot: () => PlacedSnapshot;
}

/** A count that was put aside, with the place in the log from which to go on. */
export interface PlacedSnapshot {
	readonly position: LogPosition;
	readonly count: TopTenSnapshot;
}

/**
 * Counts what the log has: from a snapshot on, or from the beginning. `catchUp` brings it to the log's end; both ways
 * give the same.
 *
 * @throws {Failure} `top-ten-snapshot-unusable` if the snapshot was counted by another policy.
 */
export function topTenProjection(
	settings: TopTenSettings = {},
	from?: PlacedSnapshot,
): TopTenProjection {
	let position: LogPosition = from?.position ?? 0;
	let counted: StreamingTopTens = streamingTopTens(settings, from?.count);
	return {
		name: 'top-10',
		position: () => position,
		apply: async (batch) => {
			expectContinuous(position, batch);
			for (const { event } of batch) counted.add(event);
			position += batch.length;
		},
		reset: async () => {
			position = 0;
			counted = streamingTopTens(settings);
		},
		of: (day, country) => counted.of(day, country),
		days: () => counted.days(),
		tooLate: () => counted.tooLate(),
		snapshot: () => ({ position, count: counted.snapshot() }),
	};
}
