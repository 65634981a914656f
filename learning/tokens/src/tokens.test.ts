import type { History } from '@marquee/histories';
import { epochMs, profileId, titleId } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapStep, gapSteps } from './gap.ts';
import { actionOf, profileHistory } from './profile-history.ts';
import { tokensOf } from './tokens.ts';

const hour = 3_600_000;
const history = (at: readonly number[]): History => ({
	titleIndices: Int32Array.from(at, (_, i) => i),
	actionIndices: new Uint8Array(at.length),
	happenedAtMs: Float64Array.from(at),
	ratings: new Float32Array(at.length),
});

test('a longer absence never gets a smaller step, and all steps lie on the scale', () => {
	fc.assert(
		fc.property(fc.nat(2 ** 45), fc.nat(2 ** 45), (a, b) => {
			const [short, long] = [gapStep(0, Math.min(a, b)), gapStep(0, Math.max(a, b))];
			expect(short).toBeLessThanOrEqual(long);
			expect(short).toBeGreaterThanOrEqual(1);
			expect(long).toBeLessThan(gapSteps);
		}),
	);
	expect(gapStep(Number.NaN, 5)).toBe(0);
	expect(gapStep(0, 59_999)).toBe(1);
	expect(gapStep(0, 60_000)).toBe(2);
	expect(gapStep(0, 800 * 24 * hour)).toBe(gapSteps - 1);
});

test('a step knows when the next was asked for, and the newest knows when this request was made', () => {
	const { gaps } = tokensOf(history([0, hour, 2 * hour]), 2 * hour + 24 * hour, 10);
	expect([...gaps]).toEqual([gapStep(0, hour), gapStep(0, hour), gapStep(0, 24 * hour)]);
});

test('only the newest events fit the context, oldest first', () => {
	expect([...tokensOf(history([0, 1, 2, 3]), 4, 2).titles]).toEqual([2, 3]);
});

const activity = {
	titleId: titleId('t'),
	plays: 0,
	positionSeconds: 0,
	watchedSeconds: 0,
	thumb: 'none' as const,
	listed: false,
	impressions: 0,
};

test.each([
	['a thumb up', { ...activity, thumb: 'up' as const, plays: 1 }, 'liked'],
	['a thumb down after a play', { ...activity, thumb: 'down' as const, plays: 3 }, 'disliked'],
	['a thumb up against a low rating', { ...activity, thumb: 'up' as const, rating: 0.1 }, 'liked'],
	['a high rating', { ...activity, rating: 0.8 }, 'liked'],
	['a low rating', { ...activity, rating: 0.4 }, 'disliked'],
	['a middling rating', { ...activity, rating: 0.5 }, 'played'],
	['a play', { ...activity, plays: 1, listed: true }, 'played'],
	['a place in the list', { ...activity, listed: true }, 'listed'],
	['a place in the list given up', activity, 'unlisted'],
])('%s is read as the right action', (_what, given, action) => {
	expect(actionOf(given as Parameters<typeof actionOf>[0])).toBe(action);
});

test('titles only shown, and titles the model does not know, are not part of the history', () => {
	const state = {
		profileId: profileId('p'),
		newestAt: epochMs(9),
		titles: [
			{ ...activity, titleId: titleId('shown'), impressions: 4 },
			{ ...activity, titleId: titleId('seen'), plays: 1, lastEngagedAt: epochMs(5) },
			{ ...activity, titleId: titleId('unknown'), plays: 1, lastEngagedAt: epochMs(6) },
		],
	} as unknown as Parameters<typeof profileHistory>[0];
	const read = profileHistory(
		state,
		new Map([
			[titleId('shown'), 0],
			[titleId('seen'), 3],
		]),
	);
	expect([...read.titleIndices]).toEqual([3]);
	expect([...read.happenedAtMs]).toEqual([5]);
});
