import type { Device } from '@marquee/contracts';
import type { EpochMs, ProfileId, RequestId, TitleId } from '@marquee/units';
import type { LogPosition } from '@marquee/viewing';

/** What a ranker read at one request, as it was read. */
export interface ServedFeatures {
	readonly requestId: RequestId;
	readonly profileId: ProfileId;
	readonly now: EpochMs;
	/** The events before this position of the log were in the profile's state; `undefined`: its state was not read. */
	readonly stateUntil: LogPosition | undefined;
	/** The events before this position were counted, as of that moment. */
	readonly counted: { readonly position: LogPosition; readonly at: EpochMs };
	readonly device?: Device;
	readonly country?: string;
	readonly titleIds: readonly TitleId[]; // (N)
	/** The columns, as they were called. `// (F)` */
	readonly names: readonly string[];
	readonly features: Float32Array; // (N, F)
}
