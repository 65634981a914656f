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

test('the age of what answers rest on is that of the newest fresh one, and grows while none is made', () => {
	const clock = settableClock(epochMs(100_000));
	const health = surfaceHealth(clock);
	const pageOf = (events: number) => ({ events, popularity: null, model: null });
	health.record({ surface: 'home', ms: 1, how: 'fresh', restsOn: pageOf(90_000) });
	health.record({ surface: 'notifications', ms: 1, how: 'fresh', restsOn: { plan: 70_000 } });
	clock.advance(5_000);
	health.record({ surface: 'home', ms: 1, how: 'kept', restsOn: pageOf(10) });
	const ages = new Map(health.report().map(({ surface, inputAgeMs }) => [surface, inputAgeMs]));
	expect(ages.get('home')).toEqual({ events: 15_000, popularity: null, model: null });
	expect(ages.get('notifications')).toEqual({ plan: 35_000 });
});

test('a surface that nobody asked is reported too, with nothing counted and nothing said of what it rests on', () => {
	const health = surfaceHealth(settableClock(epochMs(100_000)));
	health.record({ surface: 'trailers', ms: 1 });
	const report = health.report();
	expect(report.map(({ surface }) => surface)).toHaveLength(8);
	for (const { surface, sinceStart, inputAgeMs } of report) {
		expect(sinceStart.requests).toBe(surface === 'trailers' ? 1 : 0);
		expect(inputAgeMs).toEqual({});
	}
});
