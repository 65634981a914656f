import type { Page } from '@marquee/contracts';
import type { Context, Outcome, Provenance, Stopwatch } from '@marquee/pipeline';
import type { EpochMs } from '@marquee/units';
import { assembled, evidenceOf } from './assembled.ts';
import type { InterleavingTrace, MadeBy } from './interleaving-trace.ts';
import type { LaidOut, PageLayout } from './layout.ts';
import type { MadeOf, Makings } from './makings.ts';
import { type PackedTrace, packedRows, unpacked } from './packed-trace.ts';
import { diversityOf } from './page-diversity.ts';
import type { PageQuery } from './page-query.ts';
import { pinsTold } from './pins.ts';
import type { RowOffer } from './row-offer.ts';
import type { SlateLog } from './slate-log.ts';
import {
	type DigestOf,
	type FactsAsOf,
	knownIn,
	type PageTrace,
	skippedOf,
	timingsOf,
	traceFormat,
} from './trace.ts';

/** What pages are decided with. A new catalogue or bundle means a new maker: making it takes milliseconds. */
export interface DraftDependencies extends MadeOf {
	/** When the newest event that was taken in happened. */
	readonly newestEventAt: () => EpochMs | undefined;
	/** What the facts are as of; without it a page cannot be made again from the log. */
	readonly factsAsOf?: () => FactsAsOf;
	readonly stopwatch: Stopwatch;
	/** Told of every failure that pages do not show. */
	readonly report: (stage: string, cause: unknown) => void;
	readonly digest: DigestOf;
	/** How rows are laid out; stage-wise unless another is given. */
	readonly layout?: (makings: Makings) => PageLayout;
}

/** What pages are made with, and where their traces are kept. */
export interface PageDependencies extends DraftDependencies {
	readonly slateLog: SlateLog;
}

/** A page with everything it decided. */
export interface PageAnswer {
	readonly page: Page;
	/** As the log keeps it. */
	readonly packed: PackedTrace;
	/** As people read it; unpacked whenever it is asked for. */
	readonly trace: PageTrace;
}

/** What a draft was made with. */
export interface Around {
	readonly deps: DraftDependencies;
	readonly makings: Makings;
	readonly layout: PageLayout;
	readonly write: (page: Page) => Uint8Array;
	readonly context: Context;
}

/** A page that is decided, and neither written nor logged. */
export interface PageDraft {
	readonly laid: LaidOut;
	readonly query: PageQuery;
	readonly outcome: Outcome<RowOffer & Provenance>;
	readonly around: Around;
	/** As of when it was laid out, with the position of the log that the profile’s state is of. */
	readonly facts: FactsAsOf | undefined;
	readonly newestEventAt: EpochMs | undefined;
	readonly countedAt: EpochMs | undefined;
	/**
	 * To be called once nobody reads the draft any more: the next page borrows what it was made with. A draft that is dropped without it
	 * costs memory and nothing else.
	 */
	readonly done: () => void;
}

/** By what a draft was made. */
export const madeBy = ({ outcome, query, around }: PageDraft): MadeBy => ({
	policy: around.makings.policy.version,
	layout: around.layout.name,
	ranker: around.makings.ranker.name,
	bundle: around.deps.model.bundle,
	skipped: skippedOf(outcome, query),
});

/** The page of a draft with everything it decided, and what is to be said of interleaving. */
export function answerOf(draft: PageDraft, interleaved?: InterleavingTrace): PageAnswer {
	const { laid, query, outcome, around, facts, newestEventAt, countedAt } = draft;
	const { deps, makings, write, context } = around;
	const { catalogue, policy } = makings;
	const evidence = evidenceOf(laid.rows, deps.report);
	const made = madeBy(draft);
	const head = {
		generatedAt: context.now,
		model: { bundle: deps.model.bundle, trainedAt: deps.model.trainedAt },
		asOf: {
			profile: query.state?.newestAt ?? null,
			events: newestEventAt ?? null,
			popularity: countedAt ?? null,
		},
		served: { how: 'fresh' as const },
		skipped: [...made.skipped],
	};
	const page = assembled(laid.rows, query, head, evidence, makings);
	const idAt = (index: number) => catalogue.idAt(index);
	const { pool, found } = query.broad;
	const { sources } = pool;
	const read = query.featuresRead();
	const pins = pinsTold(laid, query, policy);
	const packed: PackedTrace = {
		format: traceFormat,
		...askedIn(draft),
		...made,
		...(facts && { facts }),
		...(newestEventAt !== undefined && { newestEventAt }),
		digest: deps.digest(write(page)),
		refused: query.admission.refused,
		known: knownIn(query.admission, idAt),
		diversity: diversityOf(laid.rows, policy.diversity.share),
		...(pins && { pins }),
		sources,
		pool: { titles: pool.indices.length, found },
		rows: packedRows(laid, sources, idAt, evidence, pins),
		found: outcome.found,
		timings: timingsOf(outcome, query),
		...(read && { read }),
		...(interleaved && { interleaved }),
	};
	return {
		page,
		packed,
		get trace() {
			return unpacked(packed);
		},
	};
}

/** What a trace says of the request. */
function askedIn({ query, around: { context } }: PageDraft) {
	const { requestId, profileId, asked, on = {}, locale, maturityLimit, seed, cells } = query;
	return {
		requestId,
		profileId,
		asked,
		generatedAt: context.now,
		on,
		...(locale !== undefined && { locale }),
		...(maturityLimit !== undefined && { maturityLimit }),
		isKnown: query.state !== undefined,
		seed,
		...(cells !== undefined && { cells }),
	};
}
