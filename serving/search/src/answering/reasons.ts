import type { Evidence, FoundBy } from '@marquee/contracts';
import { highlightsOf } from '@marquee/language';
import { keyOfEntity } from '../entity-id.ts';
import type { FoundTitle } from '../finding/found.ts';
import { likened, sourceNames } from '../finding/sources.ts';
import type { ReadQuery } from '../query.ts';
import type { Wants } from '../understanding/understanding.ts';
import type { SearchWords } from '../words/search-words.ts';
import { conditionsInWords, metBy } from './conditions-in-words.ts';
import { nameIn } from './title-card.ts';

/** How a title was found, in codes and in words. */
export interface Reason {
	readonly foundBy: FoundBy;
	readonly evidence: Evidence;
}

/** Says how each title was found. */
export function reasonsOf(query: ReadQuery, words: SearchWords): (found: FoundTitle) => Reason {
	return (found) => {
		const { relation } = found;
		if (relation === 'person') return byPerson(found, query, words);
		if (relation === 'described' || relation === 'described-in-part')
			return byDescription(found, query, words);
		return byName(found, query, words);
	};
}

function byName(
	{ match, title, relation }: FoundTitle,
	{ query, locale }: ReadQuery,
	words: SearchWords,
): Reason {
	const { edits, name } = match!; // without a match no relation is a name's
	const shown = nameIn(title, locale);
	const sentence = () => {
		if (name.text !== shown) return words.alsoCalled(name.text);
		if (relation === 'exact' || relation === 'same') return words.called;
		if (relation === 'prefix') return words.begins(query.trim());
		return relation.startsWith('near') || relation === 'part'
			? words.near(query.trim())
			: words.contains(query.trim());
	};
	return {
		foundBy: {
			how: relation,
			name: name.text,
			highlights: [...highlightsOf(name.text, query, locale)],
			edits,
		},
		evidence: { sentence: sentence(), source: sourceNames.names },
	};
}

function byPerson(
	{ person }: FoundTitle,
	{ query, locale }: ReadQuery,
	words: SearchWords,
): Reason {
	const { edits, entityId } = person!; // by-person finds titles of these people alone
	const name = keyOfEntity(entityId);
	return {
		foundBy: { how: 'person', name, highlights: [...highlightsOf(name, query, locale)], edits },
		evidence: { sentence: words.withPerson(name), source: sourceNames.people },
	};
}

function byDescription(found: FoundTitle, query: ReadQuery, words: SearchWords): Reason {
	const { title, finders } = found;
	const { wants } = query.understanding;
	const isFoundBy = (name: string) => finders.some(({ source }) => source === name);
	const byConditions = isFoundBy(sourceNames.conditions);
	const foundBy = {
		how: byConditions ? conditionOf(wants) : 'meaning',
		name: nameIn(title, query.locale),
		highlights: [],
		edits: 0,
	};
	const source = byConditions ? sourceNames.conditions : sourceNames.meaning;
	const model = isFoundBy(sourceNames.meaning) ? likened(query) : undefined;
	if (model !== undefined) {
		const other = query.ground.catalogue.titles[model]!;
		const sentence = words.like(nameIn(other, query.locale));
		return { foundBy, evidence: { sentence, source, because: other.titleId } };
	}
	const conditions = conditionsInWords(metBy(title, wants), query.locale, words);
	return { foundBy, evidence: { sentence: conditions === '' ? words.about : conditions, source } };
}

/** The kind of condition that the wire tells of a description. */
function conditionOf({ genres, people }: Wants): FoundBy['how'] {
	if (genres.length > 0) return 'genre';
	return people.length > 0 ? 'person' : 'tag';
}
