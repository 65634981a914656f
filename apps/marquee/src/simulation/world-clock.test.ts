import { epochMs } from '@marquee/units';
import { expect, test } from 'vitest';
import { worldClock } from './world-clock.ts';

test('the time of a world goes on when it is told to, and never back', () => {
	const clock = worldClock(epochMs(1_000));
	expect(clock.now()).toBe(1_000);
	clock.goOnTo(epochMs(5_000));
	clock.goOnTo(epochMs(3_000));
	expect(clock.now()).toBe(5_000);
});
