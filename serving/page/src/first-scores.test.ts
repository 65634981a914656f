import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstScores } from './first-scores.ts';

const rows = fc.uniqueArray(fc.nat(60), { maxLength: 50, size: 'max' }).chain((titles) =>
	fc.record({
		titles: fc.constant(Int32Array.from(titles)),
		precision: fc
			.array(fc.integer({ min: -4, max: 4 }), {
				minLength: titles.length,
				maxLength: titles.length,
			})
			.map((scores) => Float32Array.from(scores)),
	}),
);
/** Titles that rows above come to show, row by row. */
const rowsAbove = fc.array(fc.array(fc.nat(60), { maxLength: 12 }), { maxLength: 8 });

test('however a page fills, the first scores of a row are those that sorting all it has left would begin with', () =>
	fc.assert(
		fc.property(rows, rowsAbove, fc.integer({ min: 1, max: 6 }), (row, above, n) => {
			const shown = new Uint8Array(61);
			const first = firstScores(row, shown, n);
			const lowest = Math.min(...row.precision);
			for (const more of [[], ...above]) {
				for (const title of more) shown[title] = 1;
				const left = [...row.precision.filter((_, at) => shown[row.titles[at]!] === 0)];
				const sorted = left.sort((a, b) => b - a);
				const places = row.titles.length === 0 ? 0 : n;
				const expected = Array.from({ length: places }, (_, at) => sorted[at] ?? lowest);
				expect([...first()]).toEqual(expected);
			}
		}),
	));
