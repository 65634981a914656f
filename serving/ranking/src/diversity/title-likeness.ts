import type { TitleIndex } from '@marquee/catalogue';
import type { TitleGenres } from './title-genres.ts';

/** How alike two titles are. Symmetric, and positive semidefinite over all titles as every cosine is. */
export interface TitleLikeness {
	/** −1 … 1, and 1 of a title with itself; only of titles that it knows. */
	readonly cosine: (one: TitleIndex, other: TitleIndex) => number;
	/** Whether it can say anything of the title. */
	readonly knows: (title: TitleIndex) => boolean;
	/** Where the titles stand, if `cosine` is the inner product of vectors: for whoever compares them by the thousand. */
	readonly vectors?: TitleVectors;
}

/** Where titles stand: rows of unit length in one table, which may be the model's own. */
export interface TitleVectors {
	readonly values: Float32Array; // (rows, D)
	readonly width: number; // D
	/** The row of each title of the catalogue, −1 where it has none. */
	readonly rowOf: Int32Array; // (V)
}

/** Packs the vectors of an accessor into one table. A title without vector gets no row. */
export function titleVectorsOf(
	titles: number,
	width: number,
	vectorOf: (title: TitleIndex) => Float32Array | undefined,
): TitleVectors {
	const rowOf = new Int32Array(titles).fill(-1);
	const found: Float32Array[] = [];
	for (let title = 0; title < titles; title++) {
		const vector = vectorOf(title);
		if (vector === undefined) continue;
		if (vector.length !== width)
			throw new RangeError(`title ${title} has ${vector.length} numbers, not ${width}`);
		rowOf[title] = found.push(vector) - 1;
	}
	const values = new Float32Array(found.length * width);
	for (const [row, vector] of found.entries()) values.set(vector, row * width);
	return { values, width, rowOf };
}

/** Likeness as the model's embeddings have it. */
export function likenessByVectors(vectors: TitleVectors): TitleLikeness {
	const { values, width, rowOf } = vectors;
	return {
		vectors,
		knows: (title) => rowOf[title]! >= 0,
		cosine: (one, other) => {
			let a = rowOf[one]! * width;
			let b = rowOf[other]! * width;
			const end = a + width;
			// Four sums at once: one alone would wait for each addition to end before the next begins.
			let s0 = 0;
			let s1 = 0;
			let s2 = 0;
			let s3 = 0;
			for (const fours = end - 3; a < fours; a += 4, b += 4) {
				s0 += values[a]! * values[b]!;
				s1 += values[a + 1]! * values[b + 1]!;
				s2 += values[a + 2]! * values[b + 2]!;
				s3 += values[a + 3]! * values[b + 3]!;
			}
			for (; a < end; a++, b++) s0 += values[a]! * values[b]!;
			return s0 + s1 + (s2 + s3);
		},
	};
}

/**
 * Likeness as the genres have it, where no model has been trained: the cosine of two sets.
 *
 *   |A ∩ B| / √(|A| |B|)
 */
export function likenessByGenres({ offsets, of }: TitleGenres): TitleLikeness {
	return {
		knows: (title) => offsets[title + 1]! > offsets[title]!,
		cosine: (one, other) => {
			const [endA, endB] = [offsets[one + 1]!, offsets[other + 1]!];
			let [a, b, shared] = [offsets[one]!, offsets[other]!, 0];
			const sizes = (endA - a) * (endB - b);
			while (a < endA && b < endB) {
				const [genreA, genreB] = [of[a]!, of[b]!];
				if (genreA === genreB) shared++;
				if (genreA <= genreB) a++;
				if (genreB <= genreA) b++;
			}
			return shared / Math.sqrt(sizes);
		},
	};
}
