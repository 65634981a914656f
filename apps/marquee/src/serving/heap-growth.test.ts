import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthPercent } from './heap-growth.ts';

const mebibytes = (bytes: number) => bytes / 2 ** 20;

test('whatever a service holds, some 300 MB of garbage at most wait, or a fifth of a very large heap, and never more than three times the heap', () => {
	fc.assert(
		fc.property(fc.integer({ min: 2 ** 22, max: 2 ** 34 }), (heapBytes) => {
			const waits = (heapBytes * growthPercent(heapBytes)) / 100;
			expect(waits).toBeLessThanOrEqual(3 * heapBytes);
			expect(mebibytes(waits)).toBeLessThanOrEqual(Math.max(310, mebibytes(heapBytes) * 0.21));
			expect(waits).toBeGreaterThanOrEqual(heapBytes * 0.199);
		}),
	);
	expect(growthPercent(100 * 2 ** 20)).toBe(300);
	expect(growthPercent(600 * 2 ** 20)).toBe(50);
});
