import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visitCoOccurrences } from './co-occurrence.ts';
import { denseGram, denseWatched, drawnHistories } from './drawn-histories.fixture.ts';
import { similaritiesOf, transposed } from './similarities.ts';
import { popularityOf, watchedIn } from './watched.ts';

test('both directions of the compressed rows hold the pairs of the dense matrix', () => {
	fc.assert(
		fc.property(fc.nat(), (seed) => {
			const all = drawnHistories(seed);
			const x = denseWatched(all);
			const watched = watchedIn(all);
			for (const [u, row] of x.entries())
				expect([
					...watched.titlesOf.subarray(watched.titleOffsets[u]!, watched.titleOffsets[u + 1]!),
				]).toEqual([...row.keys()].filter((v) => row[v] === 1));
			for (let v = 0; v < all.titles; v++)
				expect([
					...watched.profilesOf.subarray(
						watched.profileOffsets[v]!,
						watched.profileOffsets[v + 1]!,
					),
				]).toEqual([...x.keys()].filter((u) => x[u]![v] === 1));
		}),
		{ numRuns: 30 },
	);
});

test('co-occurrences are the entries of XᵀX that are not zero, in ascending order', () => {
	fc.assert(
		fc.property(fc.nat(), (seed) => {
			const all = drawnHistories(seed);
			const gram = denseGram(denseWatched(all));
			const watched = watchedIn(all);
			let next = 0;
			visitCoOccurrences(watched, (title, others, counts) => {
				expect(title).toBe(next++);
				const expected = [...gram[title]!.keys()].filter((v) => gram[title]![v]! > 0);
				expect([...others]).toEqual(expected);
				expect([...counts]).toEqual(expected.map((v) => gram[title]![v]));
			});
			expect([...popularityOf(watched)]).toEqual(gram.map((row, v) => row[v]));
		}),
		{ numRuns: 30 },
	);
});

test('transposing twice changes nothing', () => {
	const row = fc
		.uniqueArray(fc.nat(5))
		.map((titles) => titles.sort((a, b) => a - b))
		.map((titles) => ({
			titles: Int32Array.from(titles),
			values: Float32Array.from(titles, (title) => title / 4 + 1),
		}));
	fc.assert(
		fc.property(fc.array(row, { minLength: 6, maxLength: 6 }), (rows) => {
			const matrix = similaritiesOf(rows);
			expect(transposed(transposed(matrix))).toEqual(matrix);
		}),
	);
});
