import type { TitleIndex } from '@marquee/catalogue';
import type { PageRow, SearchAnswer, SearchResult } from '@marquee/contracts';
import { filterKinds, unavailability, unmetFilter } from '../allowed.ts';
import { keyOfEntity } from '../entity-id.ts';
import { type Found, type FoundTitle, filterNames } from '../finding/found.ts';
import type { SearchParts } from '../parts.ts';
import type { ReadQuery } from '../query.ts';
import type { Arrangement } from '../ranking/arranged.ts';
import type { Weights } from '../ranking/features.ts';
import type { Recognised } from '../understanding/understanding.ts';
import { type SearchWords, wordsIn } from '../words/search-words.ts';
import { asOfAnswer } from './as-of.ts';
import { facetsOf } from './facets.ts';
import { messageOf } from './message-of.ts';
import { filterInWords, type Notice, nothingHere, noticeOf } from './notice.ts';
import { peopleIn } from './people.ts';
import { propensityAt } from './propensity.ts';
import { reasonsOf } from './reasons.ts';
import { ideaLike, ideaPopular, ideasNear, type RowIdea, rowsOf } from './rows.ts';
import { cardOf } from './title-card.ts';
import { type Missing, missingFrom } from './unavailable.ts';

/** What an answer is made of. */
export interface Answering {
	readonly found: Found;
	readonly arrangement: Arrangement;
	readonly weights: Weights;
	readonly parts: SearchParts;
	readonly limit: number;
	/** As of when what everybody's answers rest on was known when it was asked. */
	readonly known: ReturnType<SearchParts['asOf']>;
}

/** Everything that was found, in words and in order. */
export async function answerOf(answering: Answering): Promise<SearchAnswer> {
	const { found, weights, known } = answering;
	const { query } = found;
	const words = wordsIn(query.locale);
	const results = resultsOf(answering, words);
	const missing = missingFrom(found, weights, words);
	const notice = noticeOf(found, missing, words);
	const ideas = await rowIdeas(answering, { missing, notice, words });
	const shown = results.map(({ title }) => query.ground.catalogue.indexOf(title.titleId)!);
	const rows = rowsOf(ideas, query, shown);
	return {
		...frameOf(query),
		asOf: asOfAnswer(query, known),
		results,
		people: peopleIn(query),
		unavailable: missing.map(({ unavailable }) => unavailable),
		facets: facetsOf(matchingTitles(found), query.ground, query.narrowing),
		rows,
		...noticed(notice, results, rows, words),
		skipped: found.outcome.skipped.map(({ stage, cause }) => ({ stage, cause: messageOf(cause) })),
	};
}

/** What an answer says of the query itself. */
function frameOf(query: ReadQuery) {
	const { requestId, sessionId, locale, understanding, now } = query;
	return {
		requestId,
		...(sessionId === undefined ? {} : { sessionId }),
		query: query.query,
		...(locale === undefined ? {} : { locale }),
		generatedAt: now,
		intent: understanding.intent,
		understood: understanding.entities.map(understoodOf),
		...(understanding.correction && { correction: understanding.correction }),
	};
}

/** What the wire says of a part of the query: of a title its id. */
const understoodOf = ({ kind, text, value }: Recognised) => ({
	kind,
	text,
	value: kind === 'title' && value.startsWith('title:') ? keyOfEntity(value) : value,
});

function resultsOf({ found, arrangement, limit }: Answering, words: SearchWords): SearchResult[] {
	const reasonOf = reasonsOf(found.query, words);
	return arrangement.order.slice(0, limit).map(({ candidate, score }, position) => ({
		title: cardOf(candidate.title, found.query.locale),
		position,
		score,
		...reasonOf(candidate),
		propensity: propensityAt(arrangement, position),
	}));
}

interface Said {
	readonly missing: readonly Missing[];
	readonly notice: Notice | undefined;
	readonly words: SearchWords;
}

/** The rows that an answer may have, the most fitting first. */
async function rowIdeas(
	{ found, arrangement, parts }: Answering,
	{ missing, notice, words }: Said,
): Promise<RowIdea[]> {
	const { query, outcome } = found;
	const ideas: RowIdea[] = [];
	const [missed] = missing;
	if (missed !== undefined && notice?.code === 'title-unavailable')
		ideas.push({ ...(await ideaLike(missed.index, query, words, parts)), mayBeShort: true });
	if (notice?.code === 'filters-leave-nothing') ideas.push(withoutFilters(found, words));
	if (query.understanding.intent === 'explore')
		ideas.push(...(await ideasNear(query, words, parts)));
	const first = arrangement.order[0]?.candidate;
	if (first !== undefined && (first.relation === 'exact' || first.relation === 'same'))
		ideas.push(await ideaLike(first.index, query, words, parts));
	const isPoor = notice !== undefined && notice.code !== 'title-unavailable';
	if (isPoor || outcome.slate.length === 0) ideas.push(ideaPopular(query, words, parts));
	return ideas;
}

/** What was found and the filters took out, the best first. */
function withoutFilters({ query, outcome }: Found, words: SearchWords): RowIdea {
	const narrowed = outcome.rejected.filter(({ filter }) => filter === filterNames.narrowing);
	const titles = narrowed.map(({ id }) => query.ground.catalogue.indexOf(id)!);
	const unmet = filterKinds.filter((kind) =>
		titles.some(
			(index) => unmetFilter(query.ground.catalogue.titles[index]!, query.narrowing) === kind,
		),
	);
	const heading = words.without(unmet.map((kind) => filterInWords(query, words, kind)).join(', '));
	return {
		rowId: 'without-filters',
		family: 'without-filters',
		heading,
		evidence: { sentence: heading, source: 'by-name' },
		titles,
		mayBeShort: true,
		isUnfiltered: true,
	};
}

/** All titles that match and may be shown, whatever the filters say: what facets count. */
function matchingTitles({ query, outcome }: Found): TitleIndex[] {
	const { titles } = query.ground.catalogue;
	const seen = new Uint8Array(titles.length); // half of the catalogue may match: a set of so many is slow
	const matching: TitleIndex[] = [];
	const add = (index: TitleIndex): void => {
		if (seen[index] === 1) return;
		seen[index] = 1;
		if (unavailability(titles[index]!, query) === undefined) matching.push(index);
	};
	for (const index of query.described.titles) add(index);
	for (const found of outcome.considered) if (isMatch(found)) add(found.index);
	return matching;
}

const isMatch = (found: Found['outcome']['considered'][number]): found is FoundTitle =>
	found.index !== undefined && found.relation !== 'part';

/** The notice; where there is nothing to show at all, that. */
const noticed = (
	notice: Notice | undefined,
	results: readonly SearchResult[],
	rows: readonly PageRow[],
	words: SearchWords,
): { notice?: Notice } => {
	if (results.length === 0 && rows.length === 0) return { notice: notice ?? nothingHere(words) };
	return notice === undefined ? {} : { notice };
};
