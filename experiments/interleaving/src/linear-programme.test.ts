import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solved } from './linear-programme.ts';

test('of chances with given mean and sum the best is found, as by trying all corners', () => {
	const number = fc.integer({ min: -5, max: 5 });
	fc.assert(
		fc.property(fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 7 }), (columns) => {
			const row = columns.map(([a]) => a);
			const value = columns.map(([, v]) => v);
			const { x, broken } = solved({ rows: [row.map(() => 1), row], sides: [1, 0], value });
			const best = bestCorner(row, value);
			expect(broken < 1e-9).toBe(best !== undefined);
			if (best === undefined) return;
			expect(x.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
			expect(x.reduce((sum, chance, i) => sum + chance * row[i]!, 0)).toBeCloseTo(0, 9);
			expect(Math.min(...x)).toBeGreaterThanOrEqual(-1e-12);
			expect(x.reduce((sum, chance, i) => sum + chance * value[i]!, 0)).toBeCloseTo(best, 9);
		}),
	);
});

/** Σ x = 1, Σ row · x = 0 has corners of one variable (row 0) or two (rows of opposite sign). */
function bestCorner(row: readonly number[], value: readonly number[]): number | undefined {
	const corners = row.flatMap((a, i) => {
		if (a === 0) return [value[i]!];
		return row.flatMap((b, j) =>
			a > 0 && b < 0 ? [(value[i]! * -b + value[j]! * a) / (a - b)] : [],
		);
	});
	return corners.length === 0 ? undefined : Math.max(...corners);
}
