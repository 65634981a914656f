import type { Device, ExperimentCell, Recipe } from '@marquee/contracts';
import type { Viewer } from '@marquee/retrieval';
import type { EpochMs, ProfileId, RequestId } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';

/** What somebody narrows an answer by: within one list any of them will do, every list that is not empty must be met. */
export interface SearchFilters {
	readonly genres: readonly string[];
	/** By their first years: 1990. */
	readonly decades: readonly number[];
	/** Of the original; BCP 47. */
	readonly languages: readonly string[];
}

/** Narrowed by nothing. */
export const noFilters: SearchFilters = { genres: [], decades: [], languages: [] };

/** Who asks from where: what decides which titles may be shown. */
export interface SearchCircumstances {
	/** Of the one who types; BCP 47. */
	readonly locale?: string;
	/** ISO 3166-1 alpha-2. */
	readonly country?: string;
	/** Titles for older viewers are not shown. */
	readonly maturityLimit?: number;
	readonly now: EpochMs;
}

/** What orders results: the weights of the policy, or those learnt, which are the policy's own where nothing was learnt. */
export type SearchWeights = NonNullable<Recipe['searchWeights']>;

/** Results are drawn from the orders of two weights in turn. */
export interface InterleavedAsked {
	readonly experiment: string;
	/** The keys of the control and of the treatment. */
	readonly arms: readonly [string, string];
	/** What each orders by. */
	readonly weights: readonly [SearchWeights, SearchWeights];
}

/** Something was typed so far, and an answer is asked for. */
export interface SearchAsked extends SearchCircumstances {
	readonly requestId: RequestId;
	/** As typed; blank: the canvas before the first letter. */
	readonly query: string;
	/** Who asks, for whoever makes the rows before the first letter. */
	readonly profileId?: ProfileId;
	/** Absent: the answer is nobody's in particular. */
	readonly profile?: Viewer;
	/** The state that the profile was laid out from: what a model of taste is asked with. */
	readonly state?: ProfileState;
	readonly device?: Device;
	/** One for all keystrokes until somebody chooses or leaves. */
	readonly sessionId?: string;
	readonly filters?: Partial<SearchFilters>;
	/** At most 50 are given. */
	readonly limit: number;
	/** What orders the results; the learnt weights unless given. */
	readonly weights?: SearchWeights;
	/** Two orders are drawn from, in place of one. */
	readonly interleaved?: InterleavedAsked;
	/** Experiments that the profile takes part in: they stand in the trace, and decide nothing. */
	readonly cells?: readonly ExperimentCell[];
	/** Stages that count as failed, with the cause: so that an answer can be made again as it was. */
	readonly without?: ReadonlyMap<string, string>;
	/** Aborted when nobody waits for the answer any more, as after the next keystroke. */
	readonly signal?: AbortSignal;
}

/** What the query may become is asked for. */
export interface SuggestAsked extends SearchCircumstances {
	readonly query: string;
	/** At most 10 are given. */
	readonly limit?: number;
}

/** More results are not given at once. */
export const mostResults = 50;
