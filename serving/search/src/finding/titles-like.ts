import type { TitleIndex } from '@marquee/catalogue';
import { bestBy, watchedShare } from '../best-by.ts';
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

/** A person in common says more than a genre in common, which half of the catalogue may have; being watched parts equals. */
const shared = { person: 2, genre: 1, decade: 0.5, watched: 0.4 };

function sharing(
	model: TitleIndex,
	{ catalogue, shelves, facets }: Ground,
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
	const { offsets, of } = facets.decade;
	const decade = year === undefined ? undefined : of[offsets[model]!];
	const likeness = (index: TitleIndex): number => {
		const at = offsets[index]!;
		const isOfTime = decade !== undefined && at < offsets[index + 1]! && of[at] === decade;
		return (
			scores[index]! +
			(isOfTime ? shared.decade : 0) +
			shared.watched * watchedShare(profiles[index])
		);
	};
	return [...bestBy(alike, likeness, mostAlike)];
}
