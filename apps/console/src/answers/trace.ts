import type { Device, Evidence, Surface } from '@marquee/contracts';

/** How many titles a row began with, and how many were left after each step of the funnel. */
export interface Funnel {
	readonly retrieved: number;
	/** Left after the rules. */
	readonly admitted?: number;
	/** Seen by the ranker. */
	readonly considered: number;
	readonly shown: number;
}

/** What diversity took, of a page or of a row. */
export interface TakenByDiversity {
	/** How far the dial is turned. */
	readonly share: number;
	/** The share of the final score that is diversity's; absent in old traces. */
	readonly ofScore?: number;
	/** Of the relevance that best-first would show. */
	readonly relevanceLost: number;
}

/** What diversity took of a row, and what it did with that. */
export interface RowDiversity extends TakenByDiversity {
	/** Titles that best-first would put elsewhere or leave out. */
	readonly moved?: number;
	/** Of these, those that it would leave out. */
	readonly entered?: number;
	readonly byUnlikeness?: number;
	readonly byGenres?: number;
}

/** A title that a row shows. */
export interface ShownTitle {
	readonly id: string;
	readonly score: number;
	readonly sources: readonly string[];
	readonly evidence: Evidence;
	/** By objective; absent where the row's order was given. */
	readonly scores?: Readonly<Record<string, number>>;
	/** Absent: certain. */
	readonly propensity?: number;
	/** Absent: certain. */
	readonly foundWith?: number;
}

/** A title that a row considered and does not show. */
export interface PassedTitle {
	readonly id: string;
	readonly score?: number;
	readonly filter?: string;
	readonly reason?: string;
}

/** What became of one row. */
export interface RowTrace {
	readonly row: string;
	readonly family: string;
	readonly heading: string;
	readonly outcome: 'shown' | 'reserve' | 'rejected';
	readonly reason?: string;
	/** What was begun has the largest number there is where the visit is for going on. */
	readonly worth?: number;
	readonly source?: string;
	readonly funnel?: Funnel;
	readonly slate: readonly ShownTitle[];
	readonly reserve: readonly PassedTitle[];
	readonly rejected: readonly PassedTitle[];
	readonly diversity?: RowDiversity;
}

/** A row that the policy pins to a place. */
export interface RowPin {
	readonly family: string;
	readonly place: number;
	/** Absent: it is not on the page. */
	readonly stands?: number;
	/** Why it does not stand at its place; absent where it does. */
	readonly why?: string;
}

/** How long a stage took. When it began is not known. A part of a stage is named after both, as `broad-retrieval/taste`. */
export interface StageTime {
	readonly stage: string;
	readonly milliseconds: number;
	/** It waited, and others may have worked meanwhile. */
	readonly waited?: boolean;
}

/**
 * Everything that a page decided, as far as the console reads it. What a trace may lack is optional here: one that was
 * written by an older service is shown as far as it goes.
 */
export interface Trace {
	/** Absent: sources were timed together with those that ran beside them. */
	readonly format?: number;
	readonly requestId: string;
	readonly profileId: string;
	readonly asked?: { readonly surface: Surface };
	readonly generatedAt?: number;
	readonly on?: { readonly device?: Device; readonly country?: string };
	readonly locale?: string;
	readonly maturityLimit?: number;
	readonly isKnown?: boolean;
	readonly seed?: number;
	readonly policy?: string;
	readonly layout?: string;
	readonly ranker?: string;
	readonly bundle?: string;
	readonly facts?: {
		readonly logPosition: number;
		readonly counted?: { readonly position: number; readonly at: number };
	};
	readonly digest?: string;
	/** Titles that each rule took out before anything was looked for. */
	readonly refused?: Readonly<Record<string, number>>;
	/** Titles that a rule kept out because of what the profile did. */
	readonly known?: Readonly<Record<string, readonly string[]>>;
	readonly diversity?: TakenByDiversity;
	/** Rows that the policy pins: the place, from 0, and where they stand; absent where it pins none. */
	readonly pins?: readonly RowPin[];
	/** Shown rows in order, then the others. */
	readonly rows: readonly RowTrace[];
	readonly found?: readonly { readonly source: string; readonly count: number }[];
	readonly skipped?: readonly { readonly stage: string; readonly cause: string }[];
	readonly timings?: readonly StageTime[];
}
