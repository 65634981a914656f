import type { Catalogue } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import type { Viewer } from './viewer.ts';

/** The ground a profile knows: the genres and decades it has touched. */
export interface KnownGround {
	/** Engagements per genre. */
	readonly genres: ReadonlyMap<string, number>;
	/** Engagements per decade, by its first year. */
	readonly decades: ReadonlyMap<number, number>;
	/** Titles counted. */
	readonly titles: number;
}

/** Learns the ground that the profile knows. */
export const knownGround = (
	catalogue: Catalogue,
): RequestHydrator<{ readonly viewer: Viewer }, { readonly knownGround: KnownGround }> => ({
	name: 'known-ground',
	onFailure: 'fail', // nothing but counting: what fails here is a bug
	hydrate: ({ viewer }) => ({ knownGround: knownGroundOf(viewer, catalogue) }),
});

/** Counts the genres and decades of everything that the profile engaged with. */
export function knownGroundOf({ engaged }: Viewer, catalogue: Catalogue): KnownGround {
	const genres = new Map<string, number>();
	const decades = new Map<number, number>();
	let titles = 0;
	for (const { index } of engaged) {
		const title = catalogue.titles[index];
		if (title === undefined) continue;
		titles++;
		for (const genre of title.genres) genres.set(genre, (genres.get(genre) ?? 0) + 1);
		if (title.year === undefined) continue;
		const decade = decadeOf(title.year);
		decades.set(decade, (decades.get(decade) ?? 0) + 1);
	}
	return { genres, decades, titles };
}

/** The first year of the decade: 1987 is of 1980. */
export const decadeOf = (year: number): number => year - (year % 10);
