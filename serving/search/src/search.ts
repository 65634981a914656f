import type { SearchAnswer, SearchSuggestions } from '@marquee/contracts';
import { graphemes } from '@marquee/language';
import type { Context } from '@marquee/pipeline';
import { answerOf } from './answering/answer.ts';
import { asOfNothing } from './answering/as-of.ts';
import { messageOf } from './answering/message-of.ts';
import { suggestionsFor } from './answering/suggestions.ts';
import { type Found, finding, type Kept } from './finding/found.ts';
import { groundOf } from './ground.ts';
import type { Canvas, SearchParts } from './parts.ts';
import type { ReadQuery, SearchQuery } from './query.ts';
import { arranged } from './ranking/arranged.ts';
import { defaultSearchPolicy } from './ranking/policy.ts';
import { type SearchRanker, weightsFor } from './ranking/search-ranker.ts';
import {
	mostResults,
	noFilters,
	type SearchAsked,
	type SearchWeights,
	type SuggestAsked,
} from './search-asked.ts';
import type { SearchTrace } from './trace.ts';
import { traced } from './traced.ts';

/** An answer and all that decided it. */
export interface Searched {
	readonly answer: SearchAnswer;
	readonly trace: SearchTrace;
}

/** From what somebody types to titles. */
export interface Search {
	/**
	 * What is found for what was typed so far. Every result may be shown to whoever asks; a title whose name was typed stands first;
	 * where nothing is found, the answer says so and shows what comes near.
	 *
	 * @throws what the signal was aborted with.
	 */
	readonly answer: (asked: SearchAsked) => Promise<Searched>;
	/** Lays out the catalogue of now before somebody waits for it: of a million titles it takes seconds. */
	readonly layOut: () => void;
	/** What the query may become. */
	readonly suggest: (asked: SuggestAsked) => Promise<SearchSuggestions>;
}

/** A search over these parts. It keeps nothing but what it lays out of a catalogue: one may serve many at once. */
export function search(parts: SearchParts): Search {
	const { policy = defaultSearchPolicy } = parts;
	const groundFor = groundOf();
	const pipeline = finding(parts, policy);

	const find = async (asked: SearchAsked): Promise<Found> => {
		let learnt: ReadQuery | undefined;
		const query: SearchQuery & Kept = {
			...asked,
			narrowing: { ...noFilters, ...asked.filters },
			length: graphemes(asked.query.trim()).length,
			ground: groundFor(parts.catalogue()),
			keep: (query) => {
				learnt = query;
			},
		};
		const outcome = await pipeline.run(query, contextOf(asked, parts));
		return { query: learnt!, outcome }; // a run that comes to its end has passed its last hydrator
	};

	const answer = async (asked: SearchAsked): Promise<Searched> => {
		const limit = Math.max(0, Math.min(asked.limit, mostResults));
		const known = parts.asOf(); // before the search: what is taken in meanwhile it may not have seen
		const found = await find({ ...asked, limit });
		const { stopwatch } = parts;
		const foundMs = stopwatch.elapsedMs();
		const { interleaved } = asked;
		const rankers = orderedBy(asked).map((by) => (by === 'learnt' ? parts.ranker?.() : undefined));
		const [weights, against] = rankers.map((each) => weightsFor(policy, each, asked.locale));
		const arrangement = arranged(found.outcome.slate, {
			asked,
			ground: found.query.ground,
			policy,
			weights: weights!,
			...(against !== undefined && { against }),
			random: parts.random(asked.requestId),
			limit,
		});
		const arrangedMs = stopwatch.elapsedMs();
		const answer = await answerOf({
			found,
			arrangement,
			weights: weights!,
			parts,
			limit,
			known,
		});
		const trace = traced({
			found,
			arrangement,
			limit,
			policy: policy.version,
			ranker: rankers[0]?.version,
			...(interleaved && { interleaved: { ...interleaved, rankers: rankers.map(versionOf) } }),
			notice: answer.notice?.code,
			stages: [
				['ranking', arrangedMs - foundMs],
				['answering', stopwatch.elapsedMs() - arrangedMs],
			],
		});
		return { answer, trace };
	};
	return {
		answer: (asked) => (asked.query.trim() === '' ? canvas(asked, parts) : answer(asked)),
		layOut: () => void groundFor(parts.catalogue()),
		suggest: (asked) => suggestionsFor(asked, parts),
	};
}

/** By what results are ordered: one of the two, or both of them. */
const orderedBy = ({ weights = 'learnt', interleaved }: SearchAsked): readonly SearchWeights[] =>
	interleaved?.weights ?? [weights];

const versionOf = (ranker: SearchRanker | undefined): string => ranker?.version ?? 'policy';

const contextOf = (asked: SearchAsked, { random, stopwatch, report }: SearchParts): Context => ({
	now: asked.now,
	random: random(asked.requestId),
	stopwatch,
	signal: asked.signal ?? new AbortController().signal,
	...(asked.without === undefined ? {} : { without: asked.without }),
	report,
});

/** What is shown before the first letter: the rows of the canvas, or none, if it does not answer. */
async function canvas(asked: SearchAsked, parts: SearchParts): Promise<Searched> {
	const startedMs = parts.stopwatch.elapsedMs();
	const { rows, asOf, facets = [], skipped } = await canvasShown(asked, parts);
	const { requestId, sessionId, locale, query, now, country, device, maturityLimit } = asked;
	const shared = {
		requestId,
		query,
		...(sessionId === undefined ? {} : { sessionId }),
		...(locale === undefined ? {} : { locale }),
		intent: 'none' as const,
		skipped,
	};
	const answer: SearchAnswer = {
		...shared,
		generatedAt: now,
		asOf,
		understood: [],
		results: [],
		people: [],
		unavailable: [],
		facets: [...facets],
		rows: [...rows],
	};
	const trace: SearchTrace = {
		...shared,
		at: now,
		...(country === undefined ? {} : { country }),
		...(device === undefined ? {} : { device }),
		...(maturityLimit === undefined ? {} : { maturityLimit }),
		...(asked.cells === undefined ? {} : { cells: asked.cells }),
		limit: 0,
		personal: asked.profile !== undefined,
		policy: (parts.policy ?? defaultSearchPolicy).version,
		readings: [],
		features: [],
		titles: [],
		found: {},
		refused: {},
		refusedTitles: [],
		stages: [['canvas', parts.stopwatch.elapsedMs() - startedMs]],
	};
	return { answer, trace };
}

/** Where nothing stands before the first letter. */
const nothing: Canvas = { rows: [], asOf: asOfNothing };

async function canvasShown(
	asked: SearchAsked,
	{ canvas, report }: SearchParts,
): Promise<Canvas & Pick<SearchAnswer, 'skipped'>> {
	try {
		return { ...nothing, ...(await canvas?.(asked)), skipped: [] };
	} catch (cause) {
		asked.signal?.throwIfAborted();
		report('canvas', cause);
		return { ...nothing, skipped: [{ stage: 'canvas', cause: messageOf(cause) }] };
	}
}
