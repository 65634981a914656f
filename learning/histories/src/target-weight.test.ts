import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions } from './actions.ts';
import { type HistoryEvent, history } from './histories.ts';
import { targetWeight } from './target-weight.ts';

const weight = (event: Omit<HistoryEvent, 'title'>): number =>
	targetWeight(history([{ title: 0, ...event }]), 0);

test('an event of which nothing is known but that it was, that it was played or liked, counts exactly once', () => {
	for (const action of ['unknown', 'played', 'liked'] as const) expect(weight({ action })).toBe(1);
	expect(weight({ rating: 0.5, happenedAtMs: 7, device: 2 })).toBe(1);
});

test('a finished film counts more than half a film, that more than one unknown, that more than a trailer', () => {
	const ordered = [
		weight({ completion: 0.95 }),
		weight({ completion: 0.6 }),
		weight({}),
		weight({ completion: 0.2 }),
		weight({ completion: 0.01 }),
	];
	expect(ordered).toEqual(ordered.toSorted((a, b) => b - a));
	expect(new Set(ordered).size).toBe(ordered.length);
	expect(weight({ watchedSeconds: 90 })).toBe(weight({ completion: 0.01 }));
	expect(weight({ watchedSeconds: 90, completion: 1 })).toBe(weight({ completion: 1 }));
});

test('watching farther never counts less, whatever was done', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(fc.constantFrom(...actions), share, share, (action, a, b) => {
			const [less, more] = [Math.min(a, b), Math.max(a, b)];
			expect(weight({ action, completion: less })).toBeLessThanOrEqual(
				weight({ action, completion: more }),
			);
		}),
	);
});

test('what was disliked hardly counts however far it was watched, and what was given up not at all', () => {
	expect(weight({ action: 'disliked', completion: 1 })).toBeLessThan(0.5);
	expect(weight({ action: 'unlisted' })).toBe(0);
	expect(weight({ action: 'listed' })).toBeLessThan(1);
	expect(weight({ action: 'liked', completion: 0.01 })).toBe(1);
});
