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

/** How often each genre is tried over so many seeds. */
function triedOver(seeds: number, count: number) {
	const times: Record<string, number> = {};
	for (let seed = 0; seed < seeds; seed++) {
		const tried = genresToTry(catalogue.genres, count, catalogue, seededRandom(seed));
		expect(new Set(tried.map(({ genre }) => genre)).size).toBe(count);
		for (const { genre } of tried) times[genre] = (times[genre] ?? 0) + 1;
	}
	return times;
}

test('a genre is tried as often as the root of its shelf says; one that is bigger than its share is certain', () => {
	const one = triedOver(2_000, 1);
	// Roots of the sizes: 7.75, 4.47 and 2 of 14.22.
	expect(one.Drama! / 2_000).toBeCloseTo(0.545, 1);
	expect(one.Comedy! / 2_000).toBeCloseTo(0.314, 1);
	expect(one.Western! / 2_000).toBeCloseTo(0.141, 1);
	const two = triedOver(2_000, 2);
	expect(two.Drama).toBe(2_000); // 2 · 7.75 of 14.22 is more than 1: the others share one draw
	expect(two.Comedy! / 2_000).toBeCloseTo(0.691, 1);
	expect(two.Western! / 2_000).toBeCloseTo(0.309, 1);
});

test('whatever is worth how much on shelves, tried ones by one over their chances stand for all', () => {
	const worth = { Comedy: 1, Drama: 3, Western: 7 } as Readonly<Record<string, number>>;
	const seeds = 4_000;
	let sum = 0;
	for (let seed = 0; seed < seeds; seed++)
		for (const { genre, foundWith } of genresToTry(
			catalogue.genres,
			1,
			catalogue,
			seededRandom(seed),
		))
			sum += worth[genre]! / foundWith;
	// One draw has a deviation of 13.6.
	expect(Math.abs(sum / seeds - 11)).toBeLessThan((4 * 13.6) / Math.sqrt(seeds));
});

test('where there is no more to try than wanted, all of it is tried for certain', () => {
	const tried = genresToTry(catalogue.genres, 5, catalogue, seededRandom(1));
	expect(tried).toEqual(catalogue.genres.map((genre) => ({ genre, foundWith: 1 })));
	expect(genresToTry([], 4, catalogue, seededRandom(1))).toEqual([]);
	expect(genresToTry(catalogue.genres, 0, catalogue, seededRandom(1))).toEqual([]);
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
