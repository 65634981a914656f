import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRowProducts } from './row-products.ts';

test('row products are the sums written out, for any stretch, also one that is no multiple of the tile', () => {
	const stretch = fc.record({
		a: fc.nat(9),
		b: fc.nat(9),
		from: fc.nat(5),
		width: fc.nat(600),
		factor: fc.constantFrom(-1, 1, 0.5),
		seed: fc.nat(),
	});
	fc.assert(
		fc.property(stretch, ({ a, b, from, width, factor, seed }) => {
			const stride = from + width + 1;
			const fill = (_: unknown, i: number) => ((i * 7 + seed) % 11) - 5;
			const left = { values: Float64Array.from({ length: (a + 1) * stride }, fill), stride };
			const right = { values: Float64Array.from({ length: (b + 1) * stride }, fill), stride };
			const into = { values: new Float64Array((a + 1) * (b + 1)), stride: b + 1 };
			const columns = [from, from + width] as const;
			addRowProducts(into, left, right, { rowsA: [1, a + 1], rowsB: [0, b], columns }, factor);
			for (let i = 0; i <= a; i++)
				for (let j = 0; j <= b; j++) {
					let expected = 0;
					for (let k = from; k < from + width; k++)
						expected += factor * left.values[i * stride + k]! * right.values[j * stride + k]!;
					expect(into.values[i * (b + 1) + j]).toBe(i === 0 || j === b ? 0 : expected);
				}
		}),
	);
});
