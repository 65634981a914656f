import type { TitleIndex } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import { unavailability } from '../allowed.ts';
import { bestBy, watchedShare } from '../best-by.ts';
import { keyOfEntity } from '../entity-id.ts';
import { languageOf, type Shelves } from '../ground.ts';
import type { SearchParts } from '../parts.ts';
import type { Described, Read, SearchQuery } from '../query.ts';
import type { Wants } from '../understanding/understanding.ts';

/** So many titles go on to be ranked; facets count all. */
const mostDescribed = 300;
/** With fewer titles that meet all conditions, those that meet all but one are offered too. */
const enough = 10;

/** Learns which titles meet what the query describes. */
export const weighConditions = (
	popularity: SearchParts['popularity'],
): RequestHydrator<SearchQuery & Read, Described> => ({
	name: 'conditions',
	onFailure: 'fail', // nothing but counting: what fails here is a bug
	hydrate: (query) => {
		const { catalogue, shelves } = query.ground;
		const { wants } = query.understanding;
		const met = new Uint8Array(catalogue.size);
		const conditions = conditionsOf(wants, shelves);
		for (const titles of conditions) for (const index of titles) met[index]!++;
		for (const index of unwanted(wants, shelves)) met[index] = 0;
		const titles = meeting(query, conditions, met);
		const profiles = popularity().profiles();
		// The share is below 1, so that no number of profiles makes up for a condition.
		const worth = (index: TitleIndex) => met[index]! + watchedShare(profiles[index]);
		const best = bestBy(titles, worth, mostDescribed);
		return { described: { conditions: conditions.length, met, titles, best } };
	},
});

/** The titles that meet each condition, each once. */
function conditionsOf(wants: Wants, shelves: Shelves): Iterable<TitleIndex>[] {
	const { genres, tags, people, years, countries, originalLanguages } = wants;
	const conditions: Iterable<TitleIndex>[] = [
		...genres.map((group) => ofGenres(group, shelves)),
		...tags.map((tag) => shelves.ofTag(tag)),
		...people.map(({ entityId }) => shelves.ofPerson(keyOfEntity(entityId))),
	];
	if (years !== undefined) conditions.push(between(years, shelves));
	if (countries.length + originalLanguages.length > 0)
		conditions.push(
			new Set([
				...countries.flatMap((country) => [...shelves.ofCountry(country)]),
				...originalLanguages.flatMap((tag) => [...shelves.ofLanguage(languageOf(tag))]),
			]),
		);
	return conditions;
}

/** The titles of any of the genres, each once. */
export const ofGenres = (group: readonly string[], { ofGenre }: Shelves): Iterable<TitleIndex> =>
	group.length === 1 ? ofGenre(group[0]!) : new Set(group.flatMap((genre) => [...ofGenre(genre)]));

/** The years between which films were made: a query may name any. */
const firstYear = 1870;
const lastYear = 2200;

function between({ from, to }: { from: number; to: number }, shelves: Shelves): TitleIndex[] {
	const titles: TitleIndex[] = [];
	for (let year = Math.max(firstYear, from); year <= Math.min(lastYear, to); year++)
		titles.push(...shelves.ofYear(`${year}`));
	return titles;
}

const unwanted = ({ without }: Wants, shelves: Shelves): TitleIndex[] => [
	...without.genres.flatMap((genre) => [...shelves.ofGenre(genre)]),
	...without.tags.flatMap((tag) => [...shelves.ofTag(tag)]),
];

/** The titles that meet all conditions; while fewer than enough of these may be shown, those that meet one less. */
function meeting(
	query: SearchQuery,
	{ length }: { readonly length: number },
	met: Uint8Array,
): TitleIndex[] {
	const { titles } = query.ground.catalogue;
	const byMet: TitleIndex[][] = Array.from({ length: length + 1 }, () => []);
	for (let index = 0; index < met.length && length > 0; index++)
		if (met[index]! > 0) byMet[met[index]!]!.push(index);
	const chosen: TitleIndex[] = [];
	for (let wanted = length, showable = 0; wanted > 0 && showable < enough; wanted--)
		for (const index of byMet[wanted]!) {
			chosen.push(index);
			if (showable < enough && unavailability(titles[index]!, query) === undefined) showable++;
		}
	return chosen;
}
