import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weightedSum } from './row-sums.ts';
import { similaritiesOf } from './similarities.ts';

const size = 6;
/** A sparse matrix as its dense rows. */
const dense = fc.array(
	fc.array(fc.constantFrom(0, 0, 0, -2, 1, 3, 4.5), { minLength: size, maxLength: size }),
	{ minLength: size, maxLength: size },
);
const sparse = (rows: readonly (readonly number[])[]) =>
	similaritiesOf(
		rows.map((row) => {
			const titles = Int32Array.from(row.keys()).filter((j) => row[j] !== 0);
			return { titles, values: Float32Array.from(titles, (j) => row[j]!) };
		}),
	);

test('a sum of matrices is the sum of their numbers, of which each row keeps its largest and their equals', () => {
	fc.assert(
		fc.property(dense, dense, fc.integer({ min: 1, max: size }), (a, b, entries) => {
			const terms = [
				{ matrix: sparse(a), weight: 1 },
				{ matrix: sparse(b), weight: 2 },
			];
			for (const some of [terms, terms.slice(0, 1)]) {
				const { offsets, titles, values } = weightedSum(some, entries);
				for (let i = 0; i < size; i++) {
					const sums = a[i]!.map((value, j) => value + (some.length - 1) * 2 * b[i]![j]!);
					const least = sums.map(Math.abs).sort((x, y) => y - x)[entries - 1]!;
					const kept = sums.map((sum) => (sum !== 0 && Math.abs(sum) >= least ? sum : 0));
					const answer = new Array<number>(size).fill(0);
					for (let at = offsets[i]!; at < offsets[i + 1]!; at++) answer[titles[at]!] = values[at]!;
					expect(answer).toEqual(kept);
				}
			}
		}),
	);
});
