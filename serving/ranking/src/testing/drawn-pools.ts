import fc from 'fast-check';
import { type DiversityDial, diversityDial } from '../diversity/dial.ts';
import type { Pool } from '../diversity/diversifier.ts';
import { type TitleGenres, titleGenresOf } from '../diversity/title-genres.ts';
import {
	likenessByGenres,
	likenessByVectors,
	type TitleLikeness,
	titleVectorsOf,
} from '../diversity/title-likeness.ts';

/** A pool with all that is known of its titles. */
export interface DrawnPool {
	readonly pool: Pool;
	readonly genres: TitleGenres;
	readonly likeness: TitleLikeness;
	/** What the profile has watched. */
	readonly past: readonly number[];
}

const width = 5;
const vector = fc
	.array(fc.integer({ min: -4, max: 4 }), { minLength: width, maxLength: width })
	.map((numbers) => {
		const length = Math.hypot(...numbers);
		return length === 0 ? undefined : Float32Array.from(numbers, (each) => each / length);
	});
const title = fc.record({
	genres: fc.uniqueArray(fc.constantFrom('Crime', 'Drama', 'Horror', 'War'), { maxLength: 3 }),
	vector,
	score: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: -5, max: 5, noNaN: true })),
});

/** Pools with ties, twins, titles without genres and titles without a vector; likeness by vectors or by genres. */
export const drawnPools: fc.Arbitrary<DrawnPool> = fc
	.record({
		titles: fc.array(title, { maxLength: 25, size: 'max' }),
		byVectors: fc.boolean(),
		past: fc.array(fc.nat(24), { maxLength: 6 }),
	})
	.map(({ titles, byVectors, past }) => {
		const ordered = titles.toSorted((a, b) => b.score - a.score);
		const genres = titleGenresOf(ordered);
		const vectors = titleVectorsOf(ordered.length, width, (v) => ordered[v]!.vector);
		return {
			pool: {
				titles: Int32Array.from(ordered.keys()),
				relevance: Float64Array.from(ordered, ({ score }) => score),
			},
			genres,
			likeness: byVectors ? likenessByVectors(vectors) : likenessByGenres(genres),
			past: past.filter((v) => v < ordered.length),
		};
	});

/** All settings of the dial. */
export const dials: fc.Arbitrary<DiversityDial> = fc
	.record({
		share: fc.constantFrom(0, 0.03, 0.12, 0.3),
		genreShare: fc.constantFrom(0, 0.5, 1),
		measure: fc.constantFrom('mmr' as const, 'dpp' as const),
	})
	.map(diversityDial);
