import { memoryEventLog } from '@marquee/stores';
import { epochMs } from '@marquee/units';
import { catchUp } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactTopTens } from './exact.ts';
import { topTenProjection } from './projection.ts';
import { hostileEvents, someCountries, strictPolicy } from './testing/hostile-events.ts';
import type { TopTens } from './top-ten.ts';

const settings = { policy: { ...strictPolicy, daysKept: 6 } };
const everything = (topTens: TopTens) =>
	topTens
		.days()
		.flatMap((day) => [undefined, ...someCountries].map((country) => topTens.of(day, country)));

test('dropped and built again from the log, or gone on with from a snapshot, it is what it was', () =>
	fc.assert(
		fc.asyncProperty(hostileEvents(4), fc.nat(60), async (events, half) => {
			const log = memoryEventLog();
			const live = topTenProjection(settings);
			await log.append(events.slice(0, half), epochMs(0));
			await catchUp(log, live);
			const snapshot = JSON.parse(JSON.stringify(live.snapshot()));
			await log.append(events.slice(half), epochMs(0));
			await catchUp(log, live);

			const resumed = topTenProjection(settings, snapshot);
			expect(resumed.position()).toBe(Math.min(half, events.length));
			await catchUp(log, resumed);
			const rebuilt = topTenProjection(settings);
			await catchUp(log, rebuilt);
			expect(everything(live)).toEqual(everything(exactTopTens(events, settings)));
			expect(resumed.snapshot()).toEqual(live.snapshot());
			expect(rebuilt.snapshot()).toEqual(live.snapshot());

			await rebuilt.reset();
			expect(rebuilt.position()).toBe(0);
			await catchUp(log, rebuilt);
			expect(rebuilt.snapshot()).toEqual(live.snapshot());
		}),
		{ numRuns: 40 },
	));

test('a batch that does not begin where it stands is refused, and nothing of it is counted', async () => {
	const projection = topTenProjection(settings);
	await expect(projection.apply([{ position: 3 } as never])).rejects.toThrow(RangeError);
	expect(projection.position()).toBe(0);
});
