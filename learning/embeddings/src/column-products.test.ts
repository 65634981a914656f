import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnProducts } from './column-products.ts';
import { mapped } from './mapped.ts';
import { normals } from './testing/title-spaces.ts';

const table = (rows: number, width: number, seed: number) => ({
	vectors: normals(rows * width, seededRandom(seed, `${width} wide`)),
	width,
});

const counts = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(511, 512, 513, 1_100));
const width = fc.integer({ min: 1, max: 7 });

test('products of chosen rows are those of the schoolbook, at counts on and off the block', () => {
	fc.assert(
		fc.property(counts, width, width, fc.nat(), (count, widthA, widthB, seed) => {
			const [a, b] = [table(count + 1, widthA, seed), table(count + 5, widthB, seed)];
			const pairOf = (pair: number) => [pair, count + 4 - pair] as const;
			const products = columnProducts(a, b, { count, of: pairOf });
			for (let i = 0; i < widthA; i++)
				for (let j = 0; j < widthB; j++) {
					let total = 0;
					for (let pair = 0; pair < count; pair++) {
						const [rowA, rowB] = pairOf(pair);
						total += a.vectors[rowA * widthA + i]! * b.vectors[rowB * widthB + j]!;
					}
					expect(products[i * widthB + j]).toBeCloseTo(total, 8);
				}
		}),
		{ numRuns: 40 },
	);
});

test('one map after another is the map that the first becomes by the second', () => {
	fc.assert(
		fc.property(width, width, width, fc.nat(), (from, via, to, seed) => {
			const rows = table(9, from, seed);
			const [first, second] = [table(from, via, seed + 1), table(via, to, seed + 2)];
			const twice = mapped(
				{ vectors: mapped(rows, first.vectors, via), width: via },
				second.vectors,
				to,
			);
			const once = mapped(rows, mapped(first, second.vectors, to), to);
			for (const [at, value] of once.entries()) expect(twice[at]).toBeCloseTo(value, 3);
		}),
		{ numRuns: 40 },
	);
	expect(() => mapped(table(2, 3, 1), new Float32Array(8), 3)).toThrow('from width 3 to 3');
});
