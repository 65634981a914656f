import { teamsInSigns } from '@marquee/interleaving';
import { isNarrowed } from './allowed.ts';
import { messageOf } from './answering/message-of.ts';
import { propensityAt } from './answering/propensity.ts';
import type { Found, FoundTitle } from './finding/found.ts';
import type { SearchQuery } from './query.ts';
import type { Arrangement } from './ranking/arranged.ts';
import { searchFeatures } from './ranking/features.ts';
import type { Ranked } from './ranking/order.ts';
import type { SearchInterleaved, SearchTrace, TracedTitle } from './trace.ts';

/** Titles that are kept beyond those that are shown: what might have been shown. */
const nextKept = 20;
/** Refused titles that are kept by name. */
const refusedKept = 20;
/** A trace is no longer, in UTF-16 units of its JSON. */
const longestTrace = 20_000;

/** What a trace is made of. */
export interface Tracing {
	readonly found: Found;
	readonly arrangement: Arrangement;
	readonly limit: number;
	readonly policy: string;
	readonly ranker: string | undefined;
	readonly notice: string | undefined;
	/** Which two orders were drawn from. */
	readonly interleaved?: Omit<SearchInterleaved, 'teams'>;
	/** Milliseconds of what came after finding. */
	readonly stages: readonly (readonly [stage: string, milliseconds: number])[];
}

/** The answer's trace: as many of the titles that came next as there is room for. */
export function traced(tracing: Tracing): SearchTrace {
	let next = nextKept;
	for (;;) {
		const trace = traceWith(tracing, next);
		if (next === 0 || JSON.stringify(trace).length <= longestTrace) return trace;
		next >>= 1;
	}
}

function traceWith(tracing: Tracing, next: number): SearchTrace {
	const { found, arrangement, limit, policy, ranker, notice, stages } = tracing;
	const { query, outcome } = found;
	const { understanding } = query;
	const { rest, correction, expansions } = understanding;
	return {
		...askedIn(query, limit),
		policy,
		...(ranker === undefined ? {} : { ranker }),
		intent: understanding.intent,
		readings: understanding.readings,
		...(rest === '' ? {} : { rest }),
		...(correction === undefined ? {} : { correction }),
		...(expansions.length === 0 ? {} : { expansions }),
		...(notice === undefined ? {} : { notice }),
		features: searchFeatures,
		titles: arrangement.order
			.slice(0, limit + next)
			.map((each, place) => tracedTitle(each, place < limit ? place : undefined, arrangement)),
		...exploredIn(arrangement),
		...interleavedIn(tracing),
		found: Object.fromEntries(outcome.found.map(({ source, count }) => [source, count])),
		refused: counted(outcome.rejected.map(({ filter, reason }) => `${filter}: ${reason}`)),
		refusedTitles: outcome.rejected
			.slice(0, Math.min(next, refusedKept))
			.map(({ id, filter, reason }) => [id, `${filter}: ${reason}`] as const),
		skipped: outcome.skipped.map(({ stage, cause }) => ({ stage, cause: messageOf(cause) })),
		stages: [
			...outcome.timings.map(({ stage, milliseconds }) => [stage, milliseconds] as const),
			...stages,
		].map(([stage, milliseconds]) => [stage, Math.round(milliseconds * 1e3) / 1e3] as const),
	};
}

function askedIn(query: SearchQuery, limit: number) {
	const { requestId, now, sessionId, locale, country, device, maturityLimit, narrowing } = query;
	return {
		requestId,
		at: now,
		...(sessionId === undefined ? {} : { sessionId }),
		query: query.query,
		...(locale === undefined ? {} : { locale }),
		...(country === undefined ? {} : { country }),
		...(device === undefined ? {} : { device }),
		...(maturityLimit === undefined ? {} : { maturityLimit }),
		...(isNarrowed(narrowing) ? { filters: narrowing } : {}),
		...(query.cells === undefined ? {} : { cells: query.cells }),
		limit,
		personal: query.profile !== undefined,
	};
}

const tracedTitle = (
	{ candidate, score }: Ranked<FoundTitle>,
	position: number | undefined,
	arrangement: Arrangement,
): TracedTitle => ({
	titleId: candidate.id,
	tier: candidate.tier,
	relation: candidate.relation,
	features: candidate.features,
	score,
	sources: candidate.finders.map(({ source }) => source),
	...(position === undefined ? {} : { position, propensity: propensityAt(arrangement, position) }),
});

const exploredIn = ({ exploration }: Arrangement): Pick<SearchTrace, 'exploration'> => {
	if (exploration === undefined) return {};
	const { place, chosen, chances, contenders } = exploration;
	return { exploration: { place, chosen, chances, contenders } };
};

/** Which two orders were drawn from, and who earns by what is shown. */
function interleavedIn({
	interleaved,
	arrangement: { order, teams },
	limit,
}: Tracing): Pick<SearchTrace, 'interleaved'> {
	if (interleaved === undefined || teams === undefined) return {};
	const { experiment, arms, rankers } = interleaved;
	const ofShown = order.slice(0, limit).map(({ candidate }) => teams.get(candidate.id));
	return { interleaved: { experiment, arms, rankers, teams: teamsInSigns(ofShown) } };
}

function counted(reasons: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
	return counts;
}
