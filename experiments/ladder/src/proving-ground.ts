import type { TitleAttributes } from '@marquee/attributes';
import type { History } from '@marquee/histories';
import type { ShownPage, Visit } from '@marquee/simulation';

/** A world in which rankers can be proven: who lives in it and what they like is known, and asked of nobody but the truth. */
export interface ProvingGround {
	readonly name: string;
	readonly titles: number; // V
	/** What anybody may know of its titles. */
	readonly attributes: TitleAttributes;
	/** How many have heard of each title: what a service knows before anybody watched anything on it. (V) */
	readonly fame: Float64Array;
	/** When everything begins. */
	readonly beginMs: number;
	/** How good each title would be for the member: (V). No ranker of a service could know it; made-up ones may. */
	readonly worth: (member: number, scores: Float32Array) => void;
	/** The member's life from the beginning on. Two lives of a member have the same chances in them. */
	readonly life: (member: number) => Life;
}

/** One member, living. */
export interface Life {
	/** What was watched so far, oldest first. It stays what it was when it is asked again later. */
	readonly history: () => History;
	/** When the member comes next; `undefined` if not before this moment. */
	readonly nextVisit: (untilMs: number) => number | undefined;
	/** Whether they will search when they come next, and look at nothing that is shown. */
	readonly searchesNext: () => boolean;
	/** Shows a page, or a list of which the best is first, and answers at which places of it the member played something. */
	readonly visit: (shown: ShownPage, atMs: number) => readonly number[];
	/** What a service hears of the member: all visits so far, oldest first. */
	readonly told: () => readonly Told[];
	/** What became of all visits between two moments. */
	readonly between: (fromMs: number, untilMs: number) => Outcome;
	/** Whether they are still members at this moment, as far as they have lived. */
	readonly isMemberAt: (atMs: number) => boolean;
}

/** One visit, and what was shown at it. */
export interface Told {
	readonly visit: Visit;
	readonly shown: ShownPage;
}

/** What a member did in some days, by name. */
export interface Outcome {
	readonly plays: number;
	readonly hours: number;
	/** Plays that were watched to their end before the last day. */
	readonly completions: number;
	readonly visits: number;
	/** How good all that they watched was, as only the member knows. */
	readonly enjoyed: number;
}

/** What can be measured of members; the rest only a simulator knows. */
export const metrics = ['plays', 'hours', 'completions', 'visits'] as const;

export type MetricName = (typeof metrics)[number];
