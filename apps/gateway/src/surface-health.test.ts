import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SurfaceAnswer, surfaceHealth } from './surface-health.ts';

const answer: fc.Arbitrary<SurfaceAnswer & { readonly pauseMs: number }> = fc.record(
	{
		surface: fc.constantFrom('home', 'browse'),
		ms: fc.integer({ min: 0, max: 900 }),
		pauseMs: fc.integer({ min: 0, max: 200_000 }),
		how: fc.constantFrom('fresh', 'kept', 'popular'),
	},
	{ requiredKeys: ['surface', 'ms', 'pauseMs'] },
);

test('every request is counted once since the start, and once in the last five minutes while they last', () => {
	fc.assert(
		fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (answers) => {
			const clock = settableClock(epochMs(1_377_950_400_000));
			const health = surfaceHealth(clock);
			const at: number[] = [];
			for (const { pauseMs, ...one } of answers) {
				clock.advance(pauseMs);
				at.push(clock.now());
				health.record(one);
			}
			for (const { surface, sinceStart, lastFiveMinutes } of health.report()) {
				const own = answers.filter((one) => one.surface === surface);
				expect(sinceStart.requests).toBe(own.length);
				expect(sinceStart.errors).toBe(own.filter(({ how }) => how === undefined).length);
				for (const how of ['fresh', 'kept', 'popular'] as const)
					expect(sinceStart.served[how]).toBe(own.filter((one) => one.how === how).length);
				const within = (ms: number) =>
					answers.filter((one, i) => one.surface === surface && clock.now() - at[i]! < ms).length;
				expect(lastFiveMinutes.requests).toBeGreaterThanOrEqual(within(300_000));
				expect(lastFiveMinutes.requests).toBeLessThanOrEqual(within(330_000));
			}
		}),
	);
});

test('the age of what pages rest on is that of the newest fresh page, and grows while none is made', () => {
	const clock = settableClock(epochMs(100_000));
	const health = surfaceHealth(clock);
	const page = (events: number) => ({
		generatedAt: clock.now(),
		model: { bundle: 'b', trainedAt: 0 },
		asOf: { profile: null, events, popularity: null },
	});
	health.record({ surface: 'home', ms: 1, how: 'fresh', page: page(90_000) });
	clock.advance(5_000);
	health.record({ surface: 'home', ms: 1, how: 'kept', page: page(10) });
	const [home] = health.report();
	expect(home?.inputAgeMs).toEqual({ events: 15_000, popularity: null, model: null });
});
