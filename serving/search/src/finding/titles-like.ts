import type { TitleIndex } from '@marquee/catalogue';
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
const shared = { person: 2, genre: 1, decade: 0.5 };

function sharing(
	model: TitleIndex,
	{ catalogue, shelves }: Ground,
	profiles: Float64Array,
): TitleIndex[] {
	const { genres, people = [], year } = catalogue.titles[model]!;
	const scores = new Map<TitleIndex, number>();
	const give = (titles: readonly TitleIndex[], score: number): void => {
		for (const index of titles) scores.set(index, (scores.get(index) ?? 0) + score);
	};
	for (const person of people) give(shelves.ofPerson(person), shared.person);
	for (const genre of genres) give(shelves.ofGenre(genre), shared.genre);
	if (year !== undefined && scores.size > 0)
		for (const index of shelves.ofDecade(`${Math.floor(year / 10) * 10}`))
			if (scores.has(index)) scores.set(index, scores.get(index)! + shared.decade);
	scores.delete(model);
	const byScore = ([a, one]: [TitleIndex, number], [b, other]: [TitleIndex, number]) =>
		other - one || (profiles[b] ?? 0) - (profiles[a] ?? 0) || a - b;
	return [...scores]
		.sort(byScore)
		.slice(0, mostAlike)
		.map(([index]) => index);
}
