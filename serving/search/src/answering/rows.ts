import type { TitleIndex } from '@marquee/catalogue';
import type { Evidence, PageRow } from '@marquee/contracts';
import { unavailability, unmetFilter } from '../allowed.ts';
import { mostWatched } from '../best-by.ts';
import { keyOfEntity } from '../entity-id.ts';
import { likened } from '../finding/sources.ts';
import { titlesLike } from '../finding/titles-like.ts';
import { ofGenres } from '../finding/weigh-conditions.ts';
import type { SearchParts } from '../parts.ts';
import type { ReadQuery } from '../query.ts';
import type { SearchWords } from '../words/search-words.ts';
import { cardOf, nameIn } from './title-card.ts';
import { wordIn } from './word-in.ts';

/** A row holds no more titles. */
const longestRow = 20;
/** So many titles are looked through for a row: some are shown already, some may not be. */
const lookedThrough = 200;
/** A row with fewer is no row, unless there is nothing else. */
const shortestRow = 3;

/** What a row is made of, before it is held against the rules. */
export interface RowIdea {
	readonly rowId: string;
	readonly family: 'described' | 'with-person' | 'like' | 'popular' | 'without-filters';
	readonly heading: string;
	readonly evidence: Evidence;
	/** Looked at as far as the row needs. */
	readonly titles: Iterable<TitleIndex>;
	/** Whether it is shown however few its titles are: nothing else answers the query. */
	readonly mayBeShort?: boolean;
	/** Whether its titles need not pass the filters of the query. */
	readonly isUnfiltered?: boolean;
}

/** Rows of what may be shown: no title twice among them nor among those that are shown already. */
export function rowsOf(
	ideas: readonly RowIdea[],
	query: ReadQuery,
	shown: Iterable<TitleIndex>,
): PageRow[] {
	const taken = new Set(shown);
	const rows: PageRow[] = [];
	for (const idea of ideas) {
		const { titles, mayBeShort, isUnfiltered, ...row } = idea;
		const own = firstShowable(idea, query, taken);
		if (own.length < (mayBeShort ? 1 : shortestRow)) continue;
		for (const index of own) taken.add(index);
		rows.push({ ...row, titles: own.map((index, place) => placed(index, place, row, query)) });
	}
	return rows;
}

/** The first titles of a row that may be shown and are not yet. */
function firstShowable(
	{ titles, isUnfiltered = false }: RowIdea,
	query: ReadQuery,
	taken: ReadonlySet<TitleIndex>,
): TitleIndex[] {
	const own = new Set<TitleIndex>();
	for (const index of titles) {
		if (own.size === longestRow) break;
		if (!taken.has(index) && isShowable(index, query, isUnfiltered)) own.add(index);
	}
	return [...own];
}

const isShowable = (index: TitleIndex, query: ReadQuery, isUnfiltered: boolean): boolean => {
	const title = query.ground.catalogue.titles[index];
	// Counts may be a catalogue ahead.
	if (title === undefined || unavailability(title, query) !== undefined) return false;
	return isUnfiltered || unmetFilter(title, query.narrowing) === undefined;
};

const placed = (
	index: TitleIndex,
	place: number,
	{ evidence }: Pick<RowIdea, 'evidence'>,
	{ ground, locale }: ReadQuery,
): PageRow['titles'][number] => ({
	title: cardOf(ground.catalogue.titles[index]!, locale),
	score: 1 / (1 + place), // the order is all that is known of these
	evidence,
});

/** What comes near a description: each of its conditions alone, and what is like the title that it names. */
export async function ideasNear(
	query: ReadQuery,
	words: SearchWords,
	parts: Pick<SearchParts, 'meaning' | 'popularity' | 'report'>,
): Promise<RowIdea[]> {
	const { wants } = query.understanding;
	const model = likened(query);
	const like = model === undefined ? [] : [await ideaLike(model, query, words, parts)];
	const profiles = parts.popularity().profiles();
	const watched = (titles: Iterable<TitleIndex>) => mostWatched(titles, profiles, lookedThrough);
	const alone = query.described.conditions > 1 ? wants : { genres: [], people: [] };
	const { shelves } = query.ground;
	const people = alone.people.map(({ entityId, name }) => ({
		rowId: `with:${keyOfEntity(entityId)}`,
		family: 'with-person' as const,
		heading: words.withPerson(name),
		evidence: { sentence: words.withPerson(name), source: 'by-person' },
		titles: watched(shelves.ofPerson(keyOfEntity(entityId))),
	}));
	const genres = alone.genres.map((group) => {
		const heading = wordIn(query.locale).genre(group[0]!);
		return {
			rowId: `genre:${group[0]}`,
			family: 'described' as const,
			heading,
			evidence: { sentence: heading, source: 'by-conditions' },
			titles: watched(ofGenres(group, shelves)),
		};
	});
	return [...like, ...people, ...genres];
}

/** Titles like one title. */
export async function ideaLike(
	model: TitleIndex,
	query: ReadQuery,
	words: SearchWords,
	parts: Pick<SearchParts, 'meaning' | 'popularity' | 'report'>,
): Promise<RowIdea> {
	const title = query.ground.catalogue.titles[model]!;
	const heading = words.like(nameIn(title, query.locale));
	return {
		rowId: `like:${title.titleId}`,
		family: 'like',
		heading,
		evidence: { sentence: heading, source: 'like', because: title.titleId },
		titles: await alike(model, query, parts),
	};
}

/** Titles like one title; where meaning fails, the row does without it. */
async function alike(
	model: TitleIndex,
	query: ReadQuery,
	{ meaning, popularity, report }: Pick<SearchParts, 'meaning' | 'popularity' | 'report'>,
): Promise<readonly TitleIndex[]> {
	const profiles = popularity().profiles();
	try {
		return await titlesLike(model, query, meaning?.(), profiles);
	} catch (cause) {
		report('titles-like', cause);
		return titlesLike(model, query, undefined, profiles);
	}
}

/** So many popular titles are looked through for those that may be shown. */
const mostPopular = 500;

/** What is popular here; where nothing was counted yet, the catalogue in its order. */
export function ideaPopular(
	query: ReadQuery,
	words: SearchWords,
	parts: Pick<SearchParts, 'popularity' | 'trends'>,
): RowIdea {
	return {
		rowId: 'popular',
		family: 'popular',
		heading: words.popular,
		evidence: { sentence: words.watchedALot, source: 'popular' },
		titles: popularFirst(query, parts),
		mayBeShort: true,
		isUnfiltered: true,
	};
}

function* popularFirst(
	{ ground, country, now }: ReadQuery,
	{ popularity, trends }: Pick<SearchParts, 'popularity' | 'trends'>,
): Iterable<TitleIndex> {
	yield* trends().trendingIn(country, now, mostPopular);
	for (const { index } of popularity().allTime(mostPopular)) yield index;
	yield* ground.catalogue.titles.keys();
}
