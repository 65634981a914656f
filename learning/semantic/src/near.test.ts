import { seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combined, nearestRows, unit } from './near.ts';

const table = (seed: number, titles: number, width: number) => {
	const random = seededRandom(seed, 'rows');
	// few values, so that equals meet
	return {
		vectors: Float32Array.from({ length: titles * width }, () => random.below(3) - 1),
		width,
	};
};

test('the nearest are those that sorting all would give, among those that are allowed', () => {
	const asked = fc.record({
		seed: fc.nat(),
		titles: fc.integer({ min: 0, max: 70 }),
		width: fc.integer({ min: 1, max: 5 }),
		limit: fc.integer({ min: 0, max: 80 }),
		masked: fc.boolean(),
	});
	fc.assert(
		fc.property(asked, ({ seed, titles, width, limit, masked }) => {
			const rows = table(seed, titles, width);
			const query = table(seed + 1, 1, width).vectors;
			const words = seededRandom(seed, 'allowed');
			const allowed = Uint32Array.from({ length: 3 }, () => words.below(2 ** 32));
			const isAllowed = (title: number) =>
				!masked || Math.floor(allowed[title >> 5]! / 2 ** (title % 32)) % 2 === 1;
			const all = Array.from({ length: titles }, (_, title) => {
				const row = rows.vectors.subarray(title * width, (title + 1) * width);
				return { title, score: row.reduce((sum, value, d) => sum + value * query[d]!, 0) };
			});
			const expected = all
				.filter(({ title }) => isAllowed(title))
				.sort((a, b) => b.score - a.score || a.title - b.title)
				.slice(0, limit);
			const found = nearestRows(rows, query, limit, masked ? allowed : undefined);
			expect(found).toEqual(expected);
		}),
	);
});

test('a query of another width and a limit that is none are refused', () => {
	expect(() => nearestRows(table(1, 3, 2), new Float32Array(3), 1)).toThrow(RangeError);
	expect(() => nearestRows(table(1, 3, 2), new Float32Array(2), -1)).toThrow(RangeError);
});

test('two wishes meet between them; what is not wished for turns away', () => {
	const [x, y] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
	const both = combined([
		{ vector: x, weight: 1 },
		{ vector: y, weight: 1 },
	])!;
	expect([...both]).toEqual([Math.fround(Math.SQRT1_2), Math.fround(Math.SQRT1_2)]);
	expect(
		combined([
			{ vector: x, weight: 1 },
			{ vector: y, weight: -1 },
		])![1],
	).toBeLessThan(0);
	expect(
		combined([
			{ vector: x, weight: 1 },
			{ vector: x, weight: -1 },
		]),
	).toBeUndefined();
	expect(combined([])).toBeUndefined();
	expect(() =>
		combined([
			{ vector: x, weight: 1 },
			{ vector: [1], weight: 1 },
		]),
	).toThrow(RangeError);
});

test('zeros have no direction', () => {
	expect(unit([0, 0])).toBeUndefined();
	expect(unit([3, 4])).toEqual(Float32Array.of(3 / 5, 4 / 5));
});
