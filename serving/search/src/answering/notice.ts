import type { SearchAnswer } from '@marquee/contracts';
import { type FilterKind, unmetFilter } from '../allowed.ts';
import { type Found, type FoundTitle, filterNames } from '../finding/found.ts';
import type { ReadQuery } from '../query.ts';
import type { SearchWords } from '../words/search-words.ts';
import type { Missing } from './unavailable.ts';
import { wordIn } from './word-in.ts';

/** Why there is nothing by that name, and what is shown in its place. */
export type Notice = NonNullable<SearchAnswer['notice']>;

/** The codes of notices: stable, the sentences are not. */
export type NoticeCode =
	| 'search-rests'
	| 'filters-leave-nothing'
	| 'title-unavailable'
	| 'nothing-by-that-name'
	| 'nothing-here';

const noticed = (code: NoticeCode, sentence: string): Notice => ({ code, sentence });

/** What an answer has to be said about, if anything: what failed, what filters took, what is missing, what is not there at all. */
export function noticeOf(
	{ query, outcome }: Found,
	missing: readonly Missing[],
	words: SearchWords,
): Notice | undefined {
	if (query.named.failed) return noticed('search-rests', words.searchRests);
	const refusing = outcome.slate.length === 0 ? refusingFilter(query, outcome) : undefined;
	if (refusing !== undefined)
		return noticed(
			'filters-leave-nothing',
			words.filtersLeaveNothing(filterInWords(query, words, refusing)),
		);
	const [first] = missing;
	if (first !== undefined && isMissed(first, outcome.slate))
		return noticed(
			'title-unavailable',
			words.unavailable[first.unavailable.because](first.unavailable.title.name),
		);
	if (outcome.slate.some(isFound)) return undefined;
	return noticed('nothing-by-that-name', words.nothingByThatName(query.query.trim()));
}

/** Said where everything else has nothing to show either. */
export const nothingHere = (words: SearchWords): Notice =>
	noticed('nothing-here', words.nothingHere);

/** Whether somebody who typed this looks for the missing title: no title that may be shown is as near to it. */
const isMissed = ({ tier }: Missing, slate: readonly FoundTitle[]): boolean =>
	slate.every((found) => found.tier > tier);

/** Whether it is more than some words of the query that a title has. */
const isFound = ({ relation }: FoundTitle): boolean => relation !== 'part';

/** The filter that keeps most of what was found from being shown; `undefined`: filters kept nothing. */
function refusingFilter(query: ReadQuery, { rejected }: Found['outcome']): FilterKind | undefined {
	const counts = new Map<FilterKind, number>();
	const { catalogue } = query.ground;
	for (const { id, filter } of rejected) {
		if (filter !== filterNames.narrowing) continue;
		const kind = unmetFilter(catalogue.title(id)!, query.narrowing)!; // it was refused for this
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** The filter as the viewer chose it: “Drama, Crime”. */
export function filterInWords(
	{ narrowing, locale }: ReadQuery,
	words: SearchWords,
	kind: FilterKind,
): string {
	const { genre, language } = wordIn(locale);
	const chosen = {
		genre: () => narrowing.genres.map(genre),
		decade: () => narrowing.decades.map(words.decade),
		language: () => narrowing.languages.map(language),
	};
	return chosen[kind]().join(', ');
}
