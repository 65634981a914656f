import type { Catalogue } from '@marquee/catalogue';
import { newestEngaged } from '../merged-neighbours.ts';
import type { SharedWords, WordIndex } from '../shared-words.ts';
import { sparseScores } from '../sparse-scores.ts';
import { isLiked } from '../standing.ts';
import { type TitleSource, titleSource } from '../title-source.ts';
import type { Viewer } from '../viewer.ts';

/** So many titles of the past are looked at, the newest. */
const past = 60;
/** Who was in something that the profile liked counts as much as who was in two things that it watched. */
const likedWeight = 2;

/**
 * Looks among titles by or with people whose titles the profile watched or liked.
 *
 *   affinity(p) = Σ_i (1, or 2 where i is liked) ÷ √(1 + place of p in i)
 *   score(j) = Σ_p affinity(p) ÷ √titles(p)
 *
 * Only people with an affinity above 1: to have watched one title is no liking for those in it. `people` is made once for a
 * catalogue: `sharedWords(peopleOf(catalogue))`.
 */
export function peopleAffinity(
	catalogue: Catalogue,
	people: SharedWords,
	n: number,
): TitleSource<{ readonly viewer: Viewer }> {
	const scores = sparseScores(catalogue.size);
	return titleSource(catalogue, {
		name: 'people-affinity',
		seek: ({ viewer }) => {
			for (const [person, affinity] of affinities(viewer, people)) {
				if (affinity <= 1) continue;
				const titles = people.titlesOf(person);
				for (const title of titles) scores.add(title, affinity / Math.sqrt(titles.length));
			}
			return { indices: scores.takeBest(viewer.watched, n) };
		},
	});
}

function affinities(viewer: Viewer, people: SharedWords): ReadonlyMap<WordIndex, number> {
	const affinity = new Map<WordIndex, number>();
	for (const { index, activity } of newestEngaged(viewer, past)) {
		const weight = isLiked(activity) ? likedWeight : 1;
		for (const [place, person] of people.ofTitle(index).entries())
			affinity.set(person, (affinity.get(person) ?? 0) + weight / Math.sqrt(1 + place));
	}
	return affinity;
}
