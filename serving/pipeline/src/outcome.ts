import type { Candidate } from './stages.ts';

/** Who found a candidate, and at which place of its list (0 is first). */
export interface Finder {
	readonly source: string;
	readonly place: number;
}

/** What the runner adds to every candidate: all who found it, in the order in which the sources are wired. */
export interface Provenance {
	readonly finders: readonly Finder[];
}

/** A candidate that is not shown, and why. */
export interface Rejection {
	readonly id: string;
	readonly filter: string;
	readonly reason: string;
}

/** A stage that failed or overran, and that the answer does without as the stage itself declared. */
export interface SkippedStage {
	readonly stage: string;
	readonly cause: unknown;
}

/** Everything a run decided, kept so that "why is this (not) here?" always has an answer. */
export interface Outcome<Known extends Candidate> {
	readonly slate: readonly Known[];
	readonly reserve: readonly Known[];
	readonly rejected: readonly Rejection[];
	readonly skipped: readonly SkippedStage[];
	/** Everyone that was found, merged, in finding order, with what was known when they left the running. */
	readonly considered: readonly (Candidate & Provenance & Partial<Known>)[];
	/** How many each source found, before merging. */
	readonly found: readonly { readonly source: string; readonly count: number }[];
	/** How long each stage took, in running order. */
	readonly timings: readonly StageTiming[];
}

/** How long a stage took. */
export interface StageTiming {
	readonly stage: string;
	/**
	 * Of a stage that answers at once, its own work and nothing of the stages that run together with it. Of one that waits or fails, until
	 * it had answered or was given up.
	 */
	readonly milliseconds: number;
	/** It waited, and others may have worked meanwhile. */
	readonly waited?: true;
}
