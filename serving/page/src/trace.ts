import type { Evidence, ExperimentCell, SkippedStage } from '@marquee/contracts';
import type { Outcome, Provenance } from '@marquee/pipeline';
import type { Objective } from '@marquee/rankers';
import type { AskedOn } from '@marquee/retrieval';
import { Failure } from '@marquee/units';
import type { Admission, TasteRule } from './admission.ts';
import type { FeaturesRead } from './features-read.ts';
import type { InterleavingTrace } from './interleaving-trace.ts';
import type { PageDiversity, RowDiversity } from './page-diversity.ts';
import type { PageQuery } from './page-query.ts';
import type { AskedSurface } from './page-request.ts';
import type { PinTold } from './pins.ts';
import type { FunnelCounts } from './ranked-row.ts';
import type { RowOffer } from './row-offer.ts';

/** A title that a row shows. */
export interface ShownTitle {
	readonly id: string;
	readonly score: number;
	readonly sources: readonly string[];
	readonly evidence: Evidence;
	/** What the ranker expected of it; absent where the row's order was given. */
	readonly scores?: Readonly<Record<Objective, number>>;
	/** The probability of the title at this place, given its row and all before it; absent where it was certain. */
	readonly propensity?: number;
	/** The probability with which its source was to find it, given its row; absent where it was certain. */
	readonly foundWith?: number;
	/** Of interleaved titles: the arm that picked it and earns by it; absent where nobody does. */
	readonly arm?: string;
}

/** A title that a row considered and does not show. */
export interface PassedTitle {
	readonly id: string;
	readonly sources: readonly string[];
	readonly score?: number;
	/** Which rule rejected it and why; absent for the reserve. */
	readonly filter?: string;
	readonly reason?: string;
}

/** What became of one row, and inside it of every title that the ranker saw. */
export interface RowTrace {
	readonly row: string;
	readonly family: string;
	readonly heading: string;
	readonly outcome: 'shown' | 'reserve' | 'rejected';
	/** Why it is not shown. */
	readonly reason?: string;
	readonly worth?: number;
	readonly source: string;
	/** The probability with which the row was to be offered, over all seeds; absent where it was certain. */
	readonly foundWith?: number;
	/** The probability of the row at this place, given all above it; absent where it was certain. */
	readonly propensity?: number;
	/** 1000 → 100 → 30. */
	readonly funnel: FunnelCounts;
	readonly slate: readonly ShownTitle[];
	/** The best of those that are not shown; a replay has all of them. */
	readonly reserve: readonly PassedTitle[];
	readonly rejected: readonly PassedTitle[];
	/** What diversity took of the row; absent where its order was given. */
	readonly diversity?: RowDiversity;
	/** Of interleaved rows: the arm that picked it and earns by it; absent where nobody does. */
	readonly arm?: string;
}

/** How long a stage took; a stage within another is named after both, as `broad-retrieval/taste`. */
export interface StageTime {
	readonly stage: string;
	/** Its own work, without that of others; of a stage that waits, until its answer was there. */
	readonly milliseconds: number;
	/** It waited, and others may have worked meanwhile. */
	readonly waited?: true;
}

/** What was found for a page as a whole, whichever row it then stood in. */
export interface PoolFound {
	/** How many titles all sources found together, each counted once, as far as there was room. */
	readonly titles: number;
	/** How many each source found, before they were merged. */
	readonly sources: readonly { readonly source: string; readonly count: number }[];
}

/**
 * How traces are written now. In 2, rows that were there by chance say how likely that was, sources what they found, and stages their own
 * work. A page whose trace is of another format, or says none, can be explained as far as it goes and cannot be made again.
 */
export const traceFormat = 2;

/** The facts that a page rested on, so that it can be made again from the log. */
export interface FactsAsOf {
	/** The log up to this position had been applied to the profile's state. */
	readonly logPosition: number;
	/** What is counted over all profiles: the log up to `position` as it looked at `at`. */
	readonly counted: { readonly position: number; readonly at: number };
}

/** Everything that a page decided, as plain JSON: what `explanation` answers from, and what a replay begins with. */
export interface PageTrace {
	/** See `traceFormat`; absent before there was one. */
	readonly format?: number;
	readonly requestId: string;
	readonly profileId: string;
	readonly asked: AskedSurface;
	readonly generatedAt: number;
	/** The device and the country that the request named. */
	readonly on: AskedOn;
	readonly locale?: string;
	readonly maturityLimit?: number;
	/** Whether the profile's state was there: a page that could not read it was made as for a stranger. */
	readonly isKnown: boolean;
	readonly seed: number;
	/** Version of the policy that weighed it, and of the ranker. */
	readonly policy: string;
	readonly layout: string;
	readonly ranker: string;
	/** Bundle of the model that scored it. */
	readonly bundle: string;
	readonly facts?: FactsAsOf;
	/** When the newest event that was taken in happened. */
	readonly newestEventAt?: number;
	/** Digest of the page as it was answered. */
	readonly digest: string;
	/** Titles that each rule took out before anything was looked for. */
	readonly refused: Admission['refused'];
	/** Titles that were not recommended because of what the profile did, by rule. */
	readonly known: Readonly<Record<TasteRule, readonly string[]>>;
	/** How far the dial was turned, and what diversity took of the rows shown. */
	readonly diversity: PageDiversity;
	/** What became of the rows that the policy pins; absent where it pins none. */
	readonly pins?: readonly PinTold[];
	/** Shown rows in order, then the others. */
	readonly rows: readonly RowTrace[];
	/** 1000 → …: what each source found, and all together; absent before format 2. */
	readonly pool?: PoolFound;
	/** How many rows each family offered. */
	readonly found: readonly { readonly source: string; readonly count: number }[];
	readonly skipped: readonly SkippedStage[];
	readonly timings: readonly StageTime[];
	/** What the ranker read; kept by a share of pages. */
	readonly read?: FeaturesRead;
	/** Experiments that the profile took part in. */
	readonly cells?: readonly ExperimentCell[];
	/** Where two pages were to be drawn from: all above is of the first of them. */
	readonly interleaved?: InterleavingTrace;
}

/** The titles of a profile's own rules, by their ids. */
export const knownIn = (
	{ known }: Admission,
	idAt: (index: number) => string,
): PageTrace['known'] => ({
	disliked: known.disliked.map(idAt),
	'already-watched': known['already-watched'].map(idAt),
	'already-listed': known['already-listed'].map(idAt),
});

/** Every stage that the page does without, in words. */
export const skippedOf = (
	outcome: Outcome<RowOffer & Provenance>,
	{ broad }: PageQuery,
): readonly SkippedStage[] => [...outcome.skipped, ...broad.skipped].map(inWords);

/** A cause as a person reads it: the code and the sentence, never a stack. */
function inWords({ stage, cause }: { stage: string; cause: unknown }): SkippedStage {
	if (cause instanceof Failure) return { stage, cause: `${cause.code}: ${cause.what}` };
	return { stage, cause: cause instanceof Error ? cause.message : String(cause) };
}

/** The stages of a page in running order, in whole microseconds; what a stage is made of follows it. */
export const timingsOf = (
	{ timings }: Outcome<RowOffer & Provenance>,
	{ broad }: PageQuery,
): readonly StageTime[] =>
	timings
		.flatMap((timing) => (timing.stage === broad.stage ? [timing, ...broad.timings] : [timing]))
		.map(({ milliseconds, ...timing }) => ({
			...timing,
			milliseconds: Math.round(milliseconds * 1e3) / 1e3,
		}));

/** What identifies the bytes of a page: two of them with one digest are the same. */
export type DigestOf = (bytes: Uint8Array) => string;
