import type { ExperimentCell, SearchIntent } from '@marquee/contracts';
import type { SearchFeature } from './ranking/features.ts';
import type { Relation } from './ranking/tier.ts';
import type { SearchFilters } from './search-asked.ts';
import type { Understanding } from './understanding/understanding.ts';

/** A title that was ranked, as a trace keeps it. */
export interface TracedTitle {
	readonly titleId: string;
	readonly tier: number;
	readonly relation: Relation;
	/** The values, in the order of the trace's `features`. */
	readonly features: readonly number[]; // (F)
	readonly score: number;
	readonly sources: readonly string[];
	/** Where it was shown, from 0; absent: it came next. */
	readonly position?: number;
	/** Of the title at its position, given those before it. */
	readonly propensity?: number;
}

/** Two orders that an answer was drawn from. */
export interface SearchInterleaved {
	readonly experiment: string;
	/** The keys of the control and of the treatment. */
	readonly arms: readonly [string, string];
	/** The versions of the weights of each; `policy`: its own. Where they are the same nobody earns anything. */
	readonly rankers: readonly string[];
	/** A sign for each title that is shown: 0 the control earns by it, 1 the treatment, - nobody. */
	readonly teams: string;
}

/** All that an answer decided, as plain data: what replaying, learning and asking "what if" rest on. At most 20 kB of JSON. */
export interface SearchTrace {
	readonly requestId: string;
	readonly at: number;
	readonly sessionId?: string;
	readonly query: string;
	readonly locale?: string;
	readonly country?: string;
	readonly device?: string;
	readonly maturityLimit?: number;
	readonly filters?: SearchFilters;
	readonly limit: number;
	readonly personal: boolean;
	readonly policy: string;
	/** The version of the learnt weights; absent: the policy's own. */
	readonly ranker?: string;
	readonly intent: SearchIntent;
	readonly readings: Understanding['readings'];
	readonly rest?: string;
	readonly correction?: Understanding['correction'];
	readonly expansions?: readonly string[];
	readonly notice?: string;
	/** The names of the features, in the order of each title's. */
	readonly features: readonly SearchFeature[]; // (F)
	/** Those that are shown, in their order, then those that came next. */
	readonly titles: readonly TracedTitle[];
	/** What chance decided: the place, the chances, and who might have stood there. */
	readonly exploration?: {
		readonly place: number;
		readonly chosen: number;
		readonly chances: readonly number[];
		readonly contenders: readonly string[];
	};
	/** Experiments that the profile took part in. */
	readonly cells?: readonly ExperimentCell[];
	/** Of results that were drawn from two orders: which two, and who earns by the title at each position. */
	readonly interleaved?: SearchInterleaved;
	/** How many each source found. */
	readonly found: Readonly<Record<string, number>>;
	/** How many were refused, by `filter: reason`. */
	readonly refused: Readonly<Record<string, number>>;
	/** Some of those that were refused, with `filter: reason`. */
	readonly refusedTitles: readonly (readonly [titleId: string, why: string])[];
	readonly skipped: readonly { readonly stage: string; readonly cause: string }[];
	/** Milliseconds of each stage, in running order. */
	readonly stages: readonly (readonly [stage: string, milliseconds: number])[];
}
