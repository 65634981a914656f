import type { ExperimentCell, Surface } from '@marquee/contracts';
import type { AskedOn } from '@marquee/retrieval';
import type { EpochMs, ProfileId, RequestId } from '@marquee/units';
import type { LogPosition, ProfileState } from '@marquee/viewing';

/** What is asked for: a surface, and how it is narrowed. Of search it is what stands there before the first letter. */
export type AskedSurface =
	| {
			readonly surface: Extract<
				Surface,
				'home' | 'search' | 'my-list' | 'continue-watching' | 'top-10'
			>;
	  }
	| BrowseAsked;

/** The order of a list that somebody browses. */
export const browseOrders = ['for-you', 'popular', 'newest', 'name'] as const;
export type BrowseOrder = (typeof browseOrders)[number];

/** The catalogue, narrowed: without a genre a row for each of the big ones, with one the titles of it in rows. */
export interface BrowseAsked {
	readonly surface: 'browse';
	readonly genre?: string;
	/** Its first year: 1990. */
	readonly decade?: number;
	/** Of the original; BCP 47. */
	readonly language?: string;
	readonly order?: BrowseOrder;
	/** Instead of a list: rows of titles that are like this one. */
	readonly like?: string;
}

/** A page of any surface is asked for. */
export interface PageRequest {
	readonly requestId: RequestId;
	readonly profileId: ProfileId;
	readonly asked: AskedSurface;
	/** `undefined`: nothing is known of the profile, and it gets a good page at once. */
	readonly state: ProfileState | undefined;
	/** Up to where in the log the state is told; where it stands as of now unless given. */
	readonly stateAsOf?: LogPosition;
	readonly now: EpochMs;
	/** The device and the country that the page is for, where the request says. */
	readonly on?: AskedOn;
	/** Names of titles are given in it where the catalogue has them; BCP 47. */
	readonly locale?: string;
	/** Titles for older viewers are not shown. */
	readonly maturityLimit?: number;
	/** What the page leaves to chance is drawn from here: the same request with the same seed gives the same page. */
	readonly seed: number;
	/** Experiments that the profile takes part in here: they stand on the page, and decide nothing about it. */
	readonly cells?: readonly ExperimentCell[];
	/** Stages that the page is to do without, as one that is made again did. */
	readonly without?: ReadonlyMap<string, string>;
	/** Aborted when nobody waits for the page any more. */
	readonly signal?: AbortSignal;
}
