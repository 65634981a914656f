import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleGenresOf } from './title-genres.ts';
import { likenessByGenres, likenessByVectors, titleVectorsOf } from './title-likeness.ts';

test('likeness by vectors is their inner product at every width, wherever the model keeps them', () => {
	const tables = fc.integer({ min: 1, max: 11 }).chain((width) =>
		fc.record({
			width: fc.constant(width),
			rows: fc.array(
				fc.option(
					fc
						.array(fc.integer({ min: -8, max: 8 }), { minLength: width, maxLength: width })
						.map((numbers) => Float32Array.from(numbers)),
					{ nil: undefined },
				),
				{ minLength: 1, maxLength: 6 },
			),
		}),
	);
	fc.assert(
		fc.property(tables, ({ width, rows }) => {
			const likeness = likenessByVectors(titleVectorsOf(rows.length, width, (v) => rows[v]));
			for (const [a, one] of rows.entries()) {
				expect(likeness.knows(a)).toBe(one !== undefined);
				for (const [b, other] of rows.entries())
					if (one !== undefined && other !== undefined)
						expect(likeness.cosine(a, b)).toBe(one.reduce((sum, x, d) => sum + x * other[d]!, 0));
			}
		}),
	);
});

test('a vector of another width is refused', () => {
	expect(() => titleVectorsOf(1, 3, () => new Float32Array(2))).toThrow('2 numbers, not 3');
});

test('likeness by genres is the cosine of the two titles as vectors of zeros and ones', () => {
	const genreLists = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }), {
		minLength: 1,
		maxLength: 6,
	});
	fc.assert(
		fc.property(genreLists, (lists) => {
			const { cosine, knows } = likenessByGenres(
				titleGenresOf(lists.map((genres) => ({ genres }))),
			);
			for (const [a, one] of lists.entries())
				for (const [b, other] of lists.entries()) {
					const [left, right] = [new Set(one), new Set(other)];
					expect(knows(a)).toBe(left.size > 0);
					if (left.size === 0 || right.size === 0) continue;
					const shared = [...left].filter((genre) => right.has(genre)).length;
					expect(cosine(a, b)).toBeCloseTo(shared / Math.sqrt(left.size * right.size), 12);
				}
		}),
	);
});
