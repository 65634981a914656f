import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOf, drained, emptied, offer, unsorted } from './best.ts';

const scores = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 300, size: 'max' });

test('the best are those that sorting puts first, in whatever order and however many are offered', () => {
	fc.assert(
		fc.property(scores, fc.nat(40), fc.integer(), (all, limit, seed) => {
			const key = (i: number) => Math.imul(seed + i, 0x9e3779b1);
			const best = bestOf(limit);
			for (const index of [...all.keys()].sort((a, b) => key(a) - key(b)))
				offer(best, index, all[index]!);
			const sorted = [...all.keys()].sort((a, b) => all[b]! - all[a]! || a - b);
			expect([...drained(best)]).toEqual(sorted.slice(0, limit));
		}),
	);
});

test('what falls below the floor is not among the best, and the floor only rises', () => {
	fc.assert(
		fc.property(scores, fc.integer({ min: 1, max: 20 }), (all, limit) => {
			const best = bestOf(limit);
			let highest = -Infinity;
			for (const [index, score] of all.entries()) {
				offer(best, index, score);
				expect(best.floor).toBeGreaterThanOrEqual(highest);
				highest = best.floor;
			}
			for (const index of drained(best)) expect(all[index]).toBeGreaterThanOrEqual(highest);
		}),
	);
});

test('emptied room chooses as new room does, whatever was chosen in it before', () => {
	fc.assert(
		fc.property(scores, scores, fc.nat(40), (before, all, limit) => {
			const [used, fresh] = [bestOf(limit), bestOf(limit)];
			for (const [index, score] of before.entries()) offer(used, index, score);
			unsorted(used);
			for (const best of [emptied(used), fresh])
				for (const [index, score] of all.entries()) offer(best, index, score);
			expect([...unsorted(used)]).toEqual([...unsorted(fresh)]);
			expect(used.floor).toBe(fresh.floor);
		}),
	);
});
