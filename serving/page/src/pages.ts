import type { Page } from '@marquee/contracts';
import {
	type Context,
	type Hydrator,
	type Outcome,
	type Provenance,
	request,
	type Stopwatch,
} from '@marquee/pipeline';
import { genreMix } from '@marquee/ranking';
import { knownGround, type TasteModel, tasteOfProfile, viewer } from '@marquee/retrieval';
import { type EpochMs, seededRandom } from '@marquee/units';
import { assembled, evidenceOf } from './assembled.ts';
import { broad } from './broad.ts';
import { type LaidOut, type PageLayout, stageWise } from './layout.ts';
import { type MadeOf, type Makings, makingsOf } from './makings.ts';
import { type PackedTrace, packedRows, unpacked } from './packed-trace.ts';
import { pageWriter } from './page-bytes.ts';
import { admission, appearance, continued, leanings, ranking } from './page-hydrators.ts';
import type { PageQuery } from './page-query.ts';
import type { PageRequest } from './page-request.ts';
import type { RowFamily, RowOffer } from './row-offer.ts';
import { recordSlate, type SlateLog } from './slate-log.ts';
import { type PageSurface, surfaces } from './surfaces.ts';
import { touchstones } from './touchstones.ts';
import {
	type DigestOf,
	diversityOf,
	type FactsAsOf,
	inMicroseconds,
	knownIn,
	type PageTrace,
	skippedOf,
} from './trace.ts';

/** What pages are made with. A new catalogue or bundle means new `pages`: making them takes milliseconds. */
export interface PageDependencies extends MadeOf {
	readonly slateLog: SlateLog;
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

/** A page with everything it decided. */
export interface PageAnswer {
	readonly page: Page;
	/** As the log keeps it. */
	readonly packed: PackedTrace;
	/** As people read it; unpacked whenever it is asked for. */
	readonly trace: PageTrace;
}

/** What every surface learns of a request before any row is offered. Made once: some of it is laid out over the whole catalogue. */
const askedAbout = (makings: Makings, model: TasteModel) =>
	request<PageRequest>()
		.hydrate(
			viewer(makings.catalogue),
			appearance(makings),
			tasteOfProfile(model, makings.catalogue, makings.policy.tasteDeadlineMs),
		)
		.hydrate(
			admission(makings),
			knownGround(makings.catalogue),
			touchstones(makings),
			genreMix(makings.catalogue),
			leanings(makings),
			continued(makings),
		)
		.hydrate(broad(makings))
		.hydrate(ranking(makings));

/** The wiring of a surface: rows are the candidates, the layout decides. */
const pagePipeline = (
	asking: ReturnType<typeof askedAbout>,
	families: readonly RowFamily[],
	lay: Hydrator<PageQuery, RowOffer & Provenance, object>,
) => asking.sources(...(families as readonly RowFamily[])).hydrate(lay);

/** Makes pages of every surface: one function from a request to a page and its trace. */
export function pages(deps: PageDependencies): (asked: PageRequest) => Promise<PageAnswer> {
	const makings = makingsOf(deps);
	const layout = (deps.layout ?? stageWise)(makings);
	const write = pageWriter();
	const asking = askedAbout(makings, deps.model);
	const makers = Object.fromEntries(
		Object.entries(surfaces).map(([surface, families]) => [
			surface,
			pageMaker({ deps, makings, layout, write }, asking, families(makings)),
		]),
	) as Record<PageSurface, ReturnType<typeof pageMaker>>;
	return (asked) => makers[asked.asked.surface](asked);
}

/** What the layout decided, and for which query. */
interface Decided {
	readonly laid: LaidOut;
	readonly query: PageQuery;
}

function pageMaker(
	made: Pick<Around, 'deps' | 'makings' | 'layout' | 'write'>,
	asking: ReturnType<typeof askedAbout>,
	families: readonly RowFamily[],
): (asked: PageRequest) => Promise<PageAnswer> {
	const { deps, layout } = made;
	const { stopwatch, report, slateLog } = deps;
	const decided = new WeakMap<Context, Decided>();
	const lay: Hydrator<PageQuery, RowOffer & Provenance, object> = {
		name: layout.name,
		onFailure: 'fail', // without a layout there is no page
		hydrate: async (query, offers, context) => {
			decided.set(context, { laid: await layout.lay(offers, query, context), query });
			return offers.map(() => ({}));
		},
	};
	const rows = pagePipeline(asking, families, lay);
	return async ({ signal = new AbortController().signal, without, ...request }) => {
		const { now, seed } = request;
		// The state is of now; what comes in while the model thinks is not in it.
		const stateAsOf = deps.factsAsOf?.().logPosition;
		const random = seededRandom(seed, 'page');
		const context = { now, random, stopwatch, signal, report, ...(without && { without }) };
		const outcome = await rows.run(request, context);
		const answer = answerOf(decided.get(context)!, outcome, { ...made, context, stateAsOf });
		recordSlate(slateLog, answer.packed, report);
		return answer;
	};
}

interface Around {
	readonly deps: PageDependencies;
	readonly makings: Makings;
	readonly layout: PageLayout;
	readonly write: (page: Page) => Uint8Array;
	readonly context: Context;
	/** The position of the log that the profile's state is of. */
	readonly stateAsOf: number | undefined;
}

function answerOf(
	{ laid, query }: Decided,
	outcome: Outcome<RowOffer & Provenance>,
	{ deps, makings, layout, write, context, stateAsOf }: Around,
): PageAnswer {
	const { model, newestEventAt, factsAsOf, digest, report } = deps;
	const { catalogue, ranker, policy } = makings;
	const evidence = evidenceOf(laid.rows, report);
	const skipped = skippedOf(outcome, query);
	const head = {
		generatedAt: context.now,
		model: { bundle: model.bundle, trainedAt: model.trainedAt },
		asOf: {
			profile: query.state?.newestAt ?? null,
			events: newestEventAt() ?? null,
			popularity: deps.facts.countedAt() ?? null,
		},
		served: { how: 'fresh' as const },
		skipped: [...skipped],
	};
	const page = assembled(laid.rows, query, head, evidence, makings);
	const facts = factsAsOf?.();
	const newest = newestEventAt();
	const { requestId, profileId, asked, on = {}, locale, maturityLimit, seed } = query;
	const sources = query.broad.pool.sources;
	const read = query.featuresRead();
	const packed: PackedTrace = {
		requestId,
		profileId,
		asked,
		generatedAt: context.now,
		on,
		...(locale !== undefined && { locale }),
		...(maturityLimit !== undefined && { maturityLimit }),
		isKnown: query.state !== undefined,
		seed,
		policy: policy.version,
		layout: layout.name,
		ranker: ranker.name,
		bundle: model.bundle,
		...(facts && { facts: { ...facts, logPosition: stateAsOf! } }),
		...(newest !== undefined && { newestEventAt: newest }),
		digest: digest(write(page)),
		refused: query.admission.refused,
		known: knownIn(query.admission, (index) => catalogue.idAt(index)),
		diversity: diversityOf(laid.rows, policy.diversity.share),
		sources,
		rows: packedRows(laid, sources, (index) => catalogue.idAt(index), evidence),
		found: outcome.found,
		skipped,
		timings: outcome.timings.map(inMicroseconds),
		...(read && { read }),
	};
	return {
		page,
		packed,
		get trace() {
			return unpacked(packed);
		},
	};
}
