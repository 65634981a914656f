import { type Context, type Hydrator, type Provenance, request } from '@marquee/pipeline';
import { genreMix } from '@marquee/ranking';
import { foremost, knownGround, type TasteModel, tasteOfProfile, viewer } from '@marquee/retrieval';
import { seededRandom } from '@marquee/units';
import { broad } from './broad.ts';
import { type LaidOut, stageWise } from './layout.ts';
import { type Makings, makingsOf } from './makings.ts';
import { pageWriter } from './page-bytes.ts';
import {
	type Around,
	answerOf,
	type DraftDependencies,
	type PageAnswer,
	type PageDependencies,
	type PageDraft,
} from './page-draft.ts';
import { admission, appearance, continued, leanings, ranking } from './page-hydrators.ts';
import type { PageQuery } from './page-query.ts';
import type { PageRequest } from './page-request.ts';
import type { RowFamily, RowOffer } from './row-offer.ts';
import { recordSlate } from './slate-log.ts';
import { type PageSurface, surfaces } from './surfaces.ts';
import { touchstones } from './touchstones.ts';

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
			foremost(makings.catalogue),
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
	const drafted = pageDrafts(deps);
	return async (asked) => {
		const draft = await drafted(asked);
		const answer = answerOf(draft);
		draft.done();
		recordSlate(deps.slateLog, answer.packed, deps.report);
		return answer;
	};
}

/** Decides pages of every surface, and neither answers nor logs them: for whoever draws one page from two. */
export function pageDrafts(deps: DraftDependencies): (asked: PageRequest) => Promise<PageDraft> {
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

function pageMaker(
	made: Pick<Around, 'deps' | 'makings' | 'layout' | 'write'>,
	asking: ReturnType<typeof askedAbout>,
	families: readonly RowFamily[],
): (asked: PageRequest) => Promise<PageDraft> {
	const { deps, layout } = made;
	const { stopwatch, report } = deps;
	const decided = new WeakMap<Context, Pick<PageDraft, 'laid' | 'query'>>();
	const lay: Hydrator<PageQuery, RowOffer & Provenance, object> = {
		name: layout.name,
		onFailure: 'fail', // without a layout there is no page
		hydrate: (query, offers, context) => {
			const keep = (laid: LaidOut) => {
				decided.set(context, { laid, query });
				return offers.map(() => ({}));
			};
			const laid = layout.lay(offers, query, context);
			return laid instanceof Promise ? laid.then(keep) : keep(laid);
		},
	};
	const rows = pagePipeline(asking, families, lay);
	return async ({ signal = new AbortController().signal, without, ...request }) => {
		const { now, seed } = request;
		// What comes in while the model thinks is not in the state.
		const stateAsOf = request.stateAsOf ?? deps.factsAsOf?.().logPosition;
		const random = seededRandom(seed, 'page');
		const ends: (() => void)[] = [];
		const atEnd = (work: () => void) => void ends.push(work);
		const context = { now, random, stopwatch, signal, report, atEnd, ...(without && { without }) };
		const outcome = await rows.run(request, context);
		const facts = deps.factsAsOf?.();
		return {
			...decided.get(context)!,
			outcome,
			around: { ...made, context },
			facts: facts && { ...facts, logPosition: stateAsOf! },
			newestEventAt: deps.newestEventAt(),
			countedAt: deps.facts.countedAt(),
			done: () => {
				for (const work of ends.splice(0)) work();
			},
		};
	};
}
