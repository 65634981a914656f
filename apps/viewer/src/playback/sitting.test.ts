import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Happening } from '../events/happenings.ts';
import { begun } from './playback.ts';
import { sitting } from './sitting.ts';

function rehearsed(runtimeSeconds = 6_000, positionSeconds = 0) {
	const clock = settableClock(epochMs(0));
	const told: Happening[] = [];
	const sit = sitting(
		{ runtimeSeconds, positionSeconds },
		{ clock, report: (happening) => told.push(happening) },
	);
	const watch = (seconds: number) => {
		for (let i = 0; i < seconds * 5; i++) {
			clock.advance(200);
			sit.tick();
		}
	};
	return { clock, told, sit, watch };
}

test('forty seconds of watching are a play, progress at 15 and 30, and a stop that says 40', () => {
	const { told, sit, watch } = rehearsed();
	sit.play();
	watch(40);
	sit.leave();
	expect(told).toEqual([
		{ kind: 'play' },
		{ kind: 'progress', positionSeconds: 15 },
		{ kind: 'progress', positionSeconds: 30 },
		{ kind: 'stop', positionSeconds: 40, watchedSeconds: 40 },
	]);
});

test('what was skipped was not watched', () => {
	const { told, sit, watch } = rehearsed();
	sit.play();
	watch(5);
	sit.seek(3_000);
	watch(5);
	sit.leave();
	expect(told.at(-1)).toEqual({ kind: 'stop', positionSeconds: 3_005, watchedSeconds: 10 });
});

test('a pause reports where, and time does not pass in it', () => {
	const { told, sit, watch } = rehearsed();
	sit.play();
	watch(3);
	sit.pause();
	watch(100);
	expect(told).toEqual([{ kind: 'play' }, { kind: 'progress', positionSeconds: 3 }]);
	sit.play();
	watch(1);
	sit.leave();
	expect(told.at(-1)).toEqual({ kind: 'stop', positionSeconds: 4, watchedSeconds: 4 });
});

test('who leaves without having played is not said to have watched, and leaving twice is leaving once', () => {
	const unplayed = rehearsed();
	unplayed.sit.seek(100);
	unplayed.sit.leave();
	expect(unplayed.told).toEqual([]);
	const played = rehearsed();
	played.sit.play();
	played.sit.leave();
	played.sit.leave();
	expect(played.told.map(({ kind }) => kind)).toEqual(['play', 'stop']);
});

test('at the end it stops by itself and says so', () => {
	const { told, sit, watch } = rehearsed(100, 90);
	sit.play();
	watch(20);
	expect(sit.now()).toMatchObject({ playing: false, positionSeconds: 100, watchedSeconds: 10 });
	expect(told.at(-1)).toEqual({ kind: 'progress', positionSeconds: 100 });
});

test('a title that was left in its credits begins again, one left in the middle goes on', () => {
	expect(begun(6_000, 5_950, 0).positionSeconds).toBe(0);
	expect(begun(6_000, 3_000, 0).positionSeconds).toBe(3_000);
});

test('whatever is pressed, nobody watches longer than time passes and no position leaves the title', () => {
	const press = fc.oneof(
		fc.constantFrom('play' as const, 'pause' as const, 'tick' as const),
		fc.integer({ min: -9_000, max: 9_000 }),
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(press, fc.nat(30_000))), (presses) => {
			const { clock, told, sit } = rehearsed(120);
			let passedMs = 0;
			for (const [what, waitMs] of presses) {
				if (typeof what === 'number') sit.seek(what);
				else sit[what]();
				clock.advance(waitMs);
				passedMs += waitMs;
			}
			sit.leave();
			for (const happening of told) {
				if ('positionSeconds' in happening) {
					expect(happening.positionSeconds).toBeGreaterThanOrEqual(0);
					expect(happening.positionSeconds).toBeLessThanOrEqual(120);
				}
				if (happening.kind === 'stop')
					expect(happening.watchedSeconds).toBeLessThanOrEqual(passedMs / 1_000 + 1e-3);
			}
		}),
	);
});
