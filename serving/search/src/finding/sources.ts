import type { TitleIndex } from '@marquee/catalogue';
import type { NameMatch } from '@marquee/names';
import type { Source } from '@marquee/pipeline';
import type { TitleCandidate } from '@marquee/retrieval';
import { keyOfEntity } from '../entity-id.ts';
import type { SearchParts } from '../parts.ts';
import { bucketOf, isTyped, type ReadQuery, titleOf } from '../query.ts';
import { titlesLike } from './titles-like.ts';

/** Where titles are looked for. All but the last are in memory by now. */
export const sourceNames = {
	names: 'by-name',
	people: 'by-person',
	conditions: 'by-conditions',
	meaning: 'by-meaning',
} as const;

type TitleSource = Source<ReadQuery, TitleCandidate>;

const candidates = ({ ground: { catalogue } }: ReadQuery, indices: Iterable<TitleIndex>) =>
	Array.from(indices, (index) => ({ id: catalogue.idAt(index), index }));

/** Titles whose names are like what was typed, or like what means the same. */
export const byName: TitleSource = {
	name: sourceNames.names,
	onFailure: 'fail', // the look-up itself was made before; what fails here is a bug
	find: (query) => candidates(query, bestMatches(query).keys()),
};

/** The best match of each title, the best first. What was found under other texts comes behind what was found as typed. */
export function bestMatches(query: ReadQuery): ReadonlyMap<TitleIndex, NameMatch> {
	const best = new Map<TitleIndex, NameMatch>();
	for (const match of query.named.matches) {
		const index = titleOf(query, match);
		if (index !== undefined && !best.has(index)) best.set(index, match);
	}
	for (const match of query.otherwise) {
		const index = titleOf(query, match);
		if (index === undefined) continue;
		const known = best.get(index);
		if (known === undefined || isGuess(known)) best.set(index, notExactly(match));
	}
	return best;
}

/** Matches that any other text may improve on. */
const isGuess = ({ bucket }: NameMatch): boolean => bucket === 'part' || bucket === 'near-words';

/** A title whose name is another text than the typed one is at best the same by another name. */
const notExactly = (match: NameMatch): NameMatch =>
	match.bucket === 'exact' ? { ...match, bucket: 'same' } : match;

/** So many people are shown, and their titles looked for. */
export const mostPeople = 3;
/** So many titles of one person are looked for. */
const titlesPerPerson = 100;

/** People whose names were typed, the best match first. Mistakes are looked past where nothing is called so without them. */
export function peopleNamed({ named: { matches }, length }: ReadQuery): readonly NameMatch[] {
	const isAnything = matches.some(({ bucket }) => isTyped(bucket));
	const isNamed = (match: NameMatch): boolean =>
		isAnything ? isTyped(match.bucket) : bucketOf(match, length) !== 'part';
	return matches.filter((match) => match.kind === 'person' && isNamed(match)).slice(0, mostPeople);
}

/** Titles of the people whose names were typed, in dense order. */
export const byPerson: TitleSource = {
	name: sourceNames.people,
	onFailure: 'skip',
	find: (query) => {
		const indices = peopleNamed(query).flatMap(({ entityId }) =>
			query.ground.shelves.ofPerson(keyOfEntity(entityId)).slice(0, titlesPerPerson),
		);
		return candidates(query, new Set(indices));
	},
};

/** Titles that meet the conditions of a description. */
export const byConditions: TitleSource = {
	name: sourceNames.conditions,
	onFailure: 'skip',
	find: (query) => candidates(query, query.described.best),
};

/** So many titles are asked for by what words are about. */
const mostMeant = 100;
/** An exact scan of 10,000 titles takes half a millisecond; an engine elsewhere gets a little more. */
const meaningDeadlineMs = 100;

/** Titles by what the words are about, or like the title that the query names; not asked where a name says it. */
export const byMeaning = (parts: Pick<SearchParts, 'meaning' | 'popularity'>): TitleSource => ({
	name: sourceNames.meaning,
	deadlineMs: meaningDeadlineMs,
	onFailure: 'skip',
	find: async (query) => {
		const asked = parts.meaning?.();
		const model = likened(query);
		if (model !== undefined) {
			const alike = await titlesLike(model, query, asked, parts.popularity().profiles());
			return candidates(query, alike.slice(0, mostMeant));
		}
		if (asked === undefined || !isDescription(query)) return [];
		const found = await asked.titlesAbout(query.query, query.locale, mostMeant);
		return candidates(query, new Set(found.map(({ index }) => index)));
	},
});

/** The title that others shall be like. */
export function likened({ understanding, ground }: ReadQuery): TitleIndex | undefined {
	const { similarTo } = understanding.wants;
	return similarTo && ground.catalogue.indexOf(keyOfEntity(similarTo.entityId));
}

/** Whether the query describes; or is no name that anything has, so that it may be a description after all. */
const isDescription = ({ understanding, named }: ReadQuery): boolean =>
	understanding.intent === 'explore' || !named.matches.some(({ bucket }) => isTyped(bucket));
