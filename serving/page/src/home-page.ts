import type { Catalogue } from '@marquee/catalogue';
import type { Page, PageRow } from '@marquee/contracts';
import {
	type Outcome,
	type Provenance,
	request,
	type Scored,
	type Stopwatch,
} from '@marquee/pipeline';
import {
	type AskedOn,
	knownGround,
	likenessOf,
	type Popularity,
	type TasteModel,
	tasteOfProfile,
	viewer,
} from '@marquee/retrieval';
import { type EpochMs, type ProfileId, type RequestId, seededRandom } from '@marquee/units';
import type { ProfileState } from '@marquee/viewing';
import type { HomeAsked } from './home-query.ts';
import { stageWise, worth } from './layout.ts';
import { type HomePolicy, homePolicy } from './policy.ts';
import type { Makings, RankedTitle, Row } from './row.ts';
import { becauseYouWatched } from './rows/because-you-watched.ts';
import { continueWatching } from './rows/continue-watching.ts';
import { genreShelves } from './rows/genre-shelves.ts';
import { mostWatched } from './rows/most-watched.ts';
import { myList } from './rows/my-list.ts';
import { newToYou } from './rows/new-to-you.ts';
import { topPicks } from './rows/top-picks.ts';
import { trending } from './rows/trending.ts';
import { recordSlate, type SlateLog } from './slate-log.ts';
import { touchstones } from './touchstones.ts';
import { type PageTrace, type RowTrace, traceOf } from './trace.ts';

/** What home pages are made with. A new catalogue or bundle means a new `homePage`: making one takes milliseconds. */
export interface HomeDependencies {
	readonly catalogue: Catalogue;
	readonly model: TasteModel;
	readonly popularity: Popularity;
	readonly slateLog: SlateLog;
	/** When the newest event that was taken in happened. */
	readonly newestEventAt: () => EpochMs | undefined;
	readonly stopwatch: Stopwatch;
	/** Told of every failure that pages do not show. */
	readonly report: (stage: string, cause: unknown) => void;
	readonly policy?: HomePolicy;
}

/** A home page is asked for. */
export interface HomeRequest {
	readonly requestId: RequestId;
	readonly profileId: ProfileId;
	/** `undefined`: nothing is known of the profile, and it gets a good page at once. */
	readonly state: ProfileState | undefined;
	readonly now: EpochMs;
	/** The device and the country that the page is for, where the request says. */
	readonly on?: AskedOn;
	/** What the page leaves to chance is drawn from here: the same request with the same seed gives the same page. */
	readonly seed: number;
	/** Aborted when nobody waits for the page any more. */
	readonly signal?: AbortSignal;
}

/** A page with everything it decided. */
export interface HomeAnswer {
	readonly page: Page;
	readonly trace: PageTrace;
}

/** The wiring of the home page: rows are the candidates, layout is the selector. */
export const homePipeline = (makings: Makings, { model, slateLog, trace }: HomeWiring) =>
	request<HomeAsked>()
		.hydrate(
			viewer(makings.catalogue),
			tasteOfProfile(model, makings.catalogue, makings.policy.tasteDeadlineMs),
		)
		.hydrate(knownGround(makings.catalogue), touchstones(makings.likeness))
		.sources(
			continueWatching(makings),
			myList(makings),
			becauseYouWatched(makings),
			topPicks(makings),
			trending(makings),
			mostWatched(makings),
			newToYou(makings),
			genreShelves(makings),
		)
		.score(worth(makings.policy))
		.select(stageWise(makings.policy))
		.after(recordSlate(slateLog, trace));

type PlacedRow = Row & Scored & Provenance;

interface HomeWiring {
	readonly model: TasteModel;
	readonly slateLog: SlateLog;
	readonly trace: (
		query: HomeAsked,
		outcome: Outcome<PlacedRow>,
		context: { readonly now: EpochMs },
	) => PageTrace;
}

/** Makes home pages: one function from a request to a page and its trace. */
export function homePage(deps: HomeDependencies): (asked: HomeRequest) => Promise<HomeAnswer> {
	const { catalogue, model, popularity, slateLog, report, policy = homePolicy } = deps;
	const makings: Makings = {
		catalogue,
		popularity,
		policy,
		likeness: likenessOf(model, catalogue),
	};
	const traces = new WeakMap<Outcome<PlacedRow>, PageTrace>();
	const trace: HomeWiring['trace'] = (query, outcome, { now }) => {
		const known = traces.get(outcome);
		if (known !== undefined) return known;
		const head = { query, generatedAt: now, policy: policy.version, bundle: model.bundle, report };
		const made = traceOf(head, outcome);
		traces.set(outcome, made);
		return made;
	};
	const rows = homePipeline(makings, { model, slateLog, trace });

	return async ({ now, seed, signal = new AbortController().signal, ...query }) => {
		const { stopwatch } = deps;
		const context = { now, random: seededRandom(seed, 'home'), stopwatch, signal, report };
		const outcome = await rows.run(query, context);
		const decided = trace(query, outcome, context);
		const page: Page = {
			requestId: query.requestId,
			surface: 'home',
			profileId: query.profileId,
			generatedAt: now,
			model: { bundle: model.bundle, trainedAt: model.trainedAt },
			asOf: { profile: query.state?.newestAt ?? null, events: deps.newestEventAt() ?? null },
			rows: outcome.slate.map((row, place) => pageRow(row, decided.rows[place]!)),
			skipped: [...decided.skipped],
		};
		return { page, trace: decided };
	};
}

const pageRow = (row: Row, { slate }: RowTrace): PageRow => ({
	rowId: row.id,
	family: row.family,
	heading: row.heading,
	evidence: row.evidence,
	titles: row.titles.slate.map((ranked, place) => ({
		title: ranked.title,
		score: ranked.score,
		evidence: slate[place]!.evidence,
		...positionOf(ranked),
	})),
});

function positionOf({ activity }: RankedTitle): { readonly positionSeconds?: number } {
	const positionSeconds = activity?.positionSeconds ?? 0;
	return positionSeconds > 0 ? { positionSeconds } : {};
}
