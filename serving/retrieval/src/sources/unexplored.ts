import type { Catalogue } from '@marquee/catalogue';
import type { Source } from '@marquee/pipeline';
import { bestUnwatched } from '../best-unwatched.ts';
import { decadeOf, type KnownGround } from '../known-ground.ts';
import type { Tasted } from '../taste.ts';
import { candidateAt, type TitleCandidate } from '../title-candidate.ts';
import type { Viewer } from '../viewer.ts';

/** A title with what is new about it for this profile. */
export interface NewGround extends TitleCandidate {
	/** A genre that the profile has not touched, or else the first year of a decade that it has not. */
	readonly newGround: { readonly genre: string } | { readonly decade: number };
}

/** Looks beyond the profile's own ground: what it would like, in genres or from decades that it has not touched. */
export const unexplored = (
	catalogue: Catalogue,
	n: number,
): Source<Tasted & { readonly viewer: Viewer; readonly knownGround: KnownGround }, NewGround> => ({
	name: 'unexplored',
	onFailure: 'skip', // the page has other rows
	find: ({ taste, viewer: { watched }, knownGround }) => {
		if (taste === undefined) return [];
		const ground = (index: number) => newGround(catalogue, knownGround, index);
		const admits = (index: number) => ground(index) !== undefined;
		return bestUnwatched({ scores: taste, watched, admits }, n).map((index) => ({
			...candidateAt(catalogue, index),
			newGround: ground(index)!,
		}));
	},
});

function newGround(
	catalogue: Catalogue,
	knownGround: KnownGround,
	index: number,
): NewGround['newGround'] | undefined {
	const { genres, year } = catalogue.titles[index]!;
	const genre = genres.find((each) => !knownGround.genres.has(each));
	if (genre !== undefined) return { genre };
	if (year === undefined) return undefined;
	const decade = decadeOf(year);
	return knownGround.decades.has(decade) ? undefined : { decade };
}
