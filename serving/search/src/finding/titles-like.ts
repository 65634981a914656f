import type { TitleIndex } from '@marquee/catalogue';
import { decadeOf } from '@marquee/retrieval';
import { bestBy } from '../best-by.ts';
import type { Ground } from '../ground.ts';
import type { Meaning } from '../meaning.ts';
import type { SearchQuery } from '../query.ts';

/** So many titles are looked through for a row. */
const mostAlike = 200;

/** Titles like one title, best first: by meaning where something knows it, otherwise by the genres and people they share. */
export async function titlesLike(
	model: TitleIndex,
	{ ground }: Pick<SearchQuery, 'ground'>,
	meaning: Meaning | undefined,
	profiles: Float64Array,
): Promise<readonly TitleIndex[]> {
	const meant = (await meaning?.titlesLike(model, mostAlike)) ?? [];
	if (meant.length > 0) return [...new Set(meant.map(({ index }) => index))];
	return sharing(model, ground, profiles);
}

/** A person in common says more than a genre in common, which half of the catalogue may have. */
const shared = { person: 2, genre: 1, decade: 0.5, least: 0.4 };

function sharing(
	model: TitleIndex,
	{ catalogue, shelves }: Ground,
	profiles: Float64Array,
): TitleIndex[] {
	const { genres, people = [], year } = catalogue.titles[model]!;
	const scores = new Float64Array(catalogue.size); // (V)
	const alike: TitleIndex[] = [];
	const give = (titles: readonly TitleIndex[], score: number): void => {
		for (const index of titles) {
			if (scores[index] === 0 && index !== model) alike.push(index);
			scores[index]! += score;
		}
	};
	for (const person of people) give(shelves.ofPerson(person), shared.person);
	for (const genre of genres) give(shelves.ofGenre(genre), shared.genre);
	const decade = year === undefined ? undefined : decadeOf(year);
	const likeness = (index: TitleIndex): number => {
		const other = catalogue.titles[index]!.year;
		const isOfTime = decade !== undefined && other !== undefined && decadeOf(other) === decade;
		// Less than anything that is shared: it parts equals.
		const watched = shared.least * (1 - 1 / (1 + Math.log1p(profiles[index] ?? 0)));
		return scores[index]! + (isOfTime ? shared.decade : 0) + watched;
	};
	return [...bestBy(alike, likeness, mostAlike)];
}
