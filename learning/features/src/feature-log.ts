import type { Device } from '@marquee/contracts';
import type { EpochMs, ProfileId, RequestId, TitleId } from '@marquee/units';
import type { LogPosition } from '@marquee/viewing';

/** What a ranker read at one request, as it was read. */
export interface ServedFeatures {
	readonly requestId: RequestId;
	readonly profileId: ProfileId;
	readonly now: EpochMs;
	/** The events before this position of the log were known, and no others. */
	readonly knownUntil: LogPosition;
	readonly device?: Device;
	readonly country?: string;
	readonly titleIds: readonly TitleId[]; // (N)
	/** The columns, as they were called. `// (F)` */
	readonly names: readonly string[];
	readonly features: Float32Array; // (N, F)
}

/** Where what was read is kept: rankers learn from it what really stood before viewers, and replays check it. */
export interface FeatureLog {
	readonly record: (served: ServedFeatures) => Promise<void>;
}

/** A log in memory, for tests and for a look at one request. */
export function memoryFeatureLog(): FeatureLog & { readonly served: readonly ServedFeatures[] } {
	const served: ServedFeatures[] = [];
	return {
		served,
		record: async (request) => {
			served.push({ ...request, features: request.features.slice() }); // readers reuse their arrays
		},
	};
}
