import type { Catalogue } from '@marquee/catalogue';
import type { SearchSuggestions } from '@marquee/contracts';
import { graphemes, highlightsOf } from '@marquee/language';
import type { NameMatch } from '@marquee/names';
import { unavailability } from '../allowed.ts';
import { keyOfEntity } from '../entity-id.ts';
import { languageOf } from '../ground.ts';
import type { SearchParts } from '../parts.ts';
import type { SuggestAsked } from '../search-asked.ts';

/** More are not read while typing. */
const mostSuggestions = 10;
/** So many matches are looked through for those that may be shown. */
const lookedThrough = 60;

type Suggestion = SearchSuggestions['suggestions'][number];

/**
 * What the query may become: names that begin with it first, then names in which it stands, then names that are nearly like it. Titles
 * that cannot be watched by whoever asks are not suggested; no text comes twice.
 */
export async function suggestionsFor(
	asked: SuggestAsked,
	{ names, catalogue }: Pick<SearchParts, 'names' | 'catalogue'>,
): Promise<SearchSuggestions> {
	const text = asked.query.trim();
	if (text === '') return { suggestions: [] };
	const matches = await names.search({
		text,
		limit: lookedThrough,
		...(asked.locale === undefined ? {} : { locale: asked.locale }),
	});
	const said = new Set<string>();
	const suggestions: Suggestion[] = [];
	for (const match of matches.toSorted(byBeginning)) {
		if (suggestions.length >= Math.min(asked.limit ?? mostSuggestions, mostSuggestions)) break;
		if (said.has(match.name.text) || !isSuggested(match, asked, catalogue())) continue;
		said.add(match.name.text);
		suggestions.push(suggestionOf(match, asked));
	}
	return { suggestions };
}

const suggestionOf = (
	{ name, kind, entityId }: NameMatch,
	{ query, locale }: SuggestAsked,
): Suggestion => ({
	text: name.text,
	kind,
	highlights: [...highlightsOf(name.text, query, locale)],
	...(kind === 'title' ? { titleId: keyOfEntity(entityId) } : {}),
});

/** Fewer letters begin too many tags, which are codes of some source as often as words. */
const shortestForTags = 3;

function isSuggested(match: NameMatch, asked: SuggestAsked, catalogue: Catalogue): boolean {
	const { kind, bucket, entityId, name } = match;
	if (bucket === 'part') return false;
	if (kind === 'tag') return graphemes(asked.query.trim()).length >= shortestForTags;
	if (kind === 'genre') return name.locale === undefined || isSpoken(name.locale, asked);
	if (kind !== 'title') return true;
	const title = catalogue.title(keyOfEntity(entityId));
	return title !== undefined && unavailability(title, asked) === undefined;
}

/** Whether it is of the language of whoever types: a genre of another one is a word by chance. */
const isSpoken = (tag: string, { locale = 'en' }: SuggestAsked): boolean =>
	languageOf(tag) === languageOf(locale);

/** Beginnings first; of equals the order in which they were found. */
const byBeginning = (one: NameMatch, other: NameMatch): number => classOf(one) - classOf(other);

function classOf({ bucket }: NameMatch): number {
	if (bucket === 'exact' || bucket === 'same' || bucket === 'prefix') return 0;
	return bucket === 'word-prefix' || bucket === 'words' ? 1 : 2;
}
