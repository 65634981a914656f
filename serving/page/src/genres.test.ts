import { catalogueOf } from '@marquee/catalogue';
import { viewerOf } from '@marquee/retrieval';
import { seededRandom } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { bigGenres, genresByLeaning, genresToTry } from './genres.ts';

/** 60 dramas, 20 comedies, 4 westerns. */
const catalogue = catalogueOf(
	[['Drama', 60] as const, ['Comedy', 20] as const, ['Western', 4] as const].flatMap(
		([genre, count]) =>
			Array.from({ length: count }, (_, i) => ({
				titleId: `${genre}${i}`,
				name: `${genre} ${i}`,
				genres: [genre],
			})),
	),
);
const playedAll = (...titleIds: readonly string[]) =>
	viewerOf(
		appliedAll(
			undefined,
			titleIds.map((titleId, i) => ({
				kind: 'play' as const,
				eventId: `e${i}`,
				profileId: 'p1',
				titleId,
				happenedAt: i,
			})),
		),
		catalogue,
	);
const leaning = (...titleIds: readonly string[]) =>
	genresByLeaning(playedAll(...titleIds), catalogue).map(({ genre }) => genre);

test('three westerns among six titles lean to westerns more than three dramas do', () => {
	const watched = ['Drama0', 'Drama1', 'Drama2', 'Western0', 'Western1', 'Western2'];
	expect(leaning(...watched)).toEqual(['Western', 'Drama']);
});

test('one western among twenty dramas makes no western fan', () => {
	const dramas = Array.from({ length: 20 }, (_, i) => `Drama${i}`);
	expect(leaning(...dramas, 'Western0')).toEqual(['Drama', 'Western']);
});

test('a disliked title leans nowhere', () => {
	const state = appliedAll(undefined, [
		{
			kind: 'thumb',
			thumb: 'down',
			eventId: 'e1',
			profileId: 'p1',
			titleId: 'Western0',
			happenedAt: 1,
		},
	]);
	expect(genresByLeaning(viewerOf(state, catalogue), catalogue)).toEqual([]);
});

test('genres to try differ by seed, never repeat, and big shelves come up more often', () => {
	const first: Record<string, number> = {};
	for (let seed = 0; seed < 2_000; seed++) {
		const tried = genresToTry(catalogue.genres, 2, catalogue, seededRandom(seed));
		expect(new Set(tried).size).toBe(2);
		first[tried[0]!] = (first[tried[0]!] ?? 0) + 1;
	}
	// Chances are as the roots of the sizes: 7.75, 4.47 and 2 of 14.22.
	expect(first.Drama! / 2_000).toBeCloseTo(0.545, 1);
	expect(first.Comedy! / 2_000).toBeCloseTo(0.314, 1);
	expect(first.Western! / 2_000).toBeCloseTo(0.141, 1);
});

test('a genre that mostly repeats a bigger one waits behind a smaller one that does not', () => {
	const nested = catalogueOf(
		Array.from({ length: 30 }, (_, i) => ({
			titleId: `t${i}`,
			name: `t${i}`,
			genres: i < 20 ? (i < 15 ? ['Drama', 'Crime'] : ['Drama']) : i < 26 ? ['War'] : ['Short'],
		})),
	);
	const prominence = new Float32Array(30);
	expect(bigGenres(nested, prominence, 3)).toEqual(['Drama', 'War', 'Short']);
	const watched = prominence.map((_, i) => (i >= 26 ? 3 : 0));
	expect(bigGenres(nested, watched, 2)).toEqual(['Short', 'Drama']);
});
