import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Surfaces } from '../answers/surfaces.ts';
import { between, keptMs, withSample } from './samples.ts';

const sample = (now: number, requests = 0, kept = 0): Surfaces => {
	const doing = {
		requests,
		served: { fresh: requests - kept, kept, popular: 0 },
		errors: 0,
		latencyMs: { p50: 1, p99: 2, p999: 3 },
	};
	return {
		now,
		surfaces: [
			{
				surface: 'home',
				sinceStart: doing,
				lastFiveMinutes: doing,
				inputAgeMs: { events: null, popularity: null, model: null },
			},
		],
	};
};

test('samples are in order, of the last five minutes, and hold the newest', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 3 * keptMs })), (moments) => {
			let samples: readonly Surfaces[] = [];
			for (const now of moments) samples = withSample(samples, sample(now));
			const kept = samples.map(({ now }) => now);
			expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
			expect((kept.at(-1) ?? 0) - (kept[0] ?? 0)).toBeLessThanOrEqual(keptMs);
			expect(kept.at(-1)).toBe(moments.length === 0 ? undefined : Math.max(...moments));
		}),
	);
});

test('what lies between two answers is counted; over a gap or a restart nothing is claimed', () => {
	expect(between(sample(0, 10), sample(2_000, 30, 4), 'home')).toMatchObject({
		seconds: 2,
		requests: 20,
		kept: 4,
	});
	expect(between(sample(0, 10), sample(60_000, 30), 'home')).toBeNull();
	expect(between(sample(0, 10), sample(2_000, 3), 'home')).toBeNull();
	expect(between(undefined, sample(2_000, 3), 'home')).toBeNull();
	expect(between(sample(0), sample(2_000), 'browse')).toBeNull();
});
