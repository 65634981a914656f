import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourFit } from './hour-fit.ts';
import { localTimes } from './local-time.ts';

const zones = [
	'UTC',
	'America/New_York',
	'America/St_Johns',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
];
const moments = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) });

test('is the hour and day that the platform prints, in every zone, clock changes included', () => {
	const at = localTimes();
	fc.assert(
		fc.property(moments, fc.constantFrom(...zones), (ms, timeZone) => {
			const [date, hour] = new Date(ms)
				.toLocaleString('sv-SE', { timeZone, hourCycle: 'h23' })
				.split(/[ :]/);
			const { day, hour: found } = at(epochMs(ms), timeZone)!;
			expect(found).toBe(Number(hour));
			expect(new Date(day * msPerDay).toISOString().slice(0, 10)).toBe(date);
		}),
		{ numRuns: 300 },
	);
});

test('the hour that a clock change skips is never told, and the one it repeats is told twice', () => {
	const at = localTimes();
	const hoursOf = (day: number) =>
		Array.from(
			{ length: 24 },
			(_, h) => at(epochMs(day + h * 3_600_000), 'America/New_York')!.hour,
		);
	expect(hoursOf(Date.UTC(2026, 2, 8, 5))).not.toContain(2);
	expect(hoursOf(Date.UTC(2026, 10, 1, 4)).filter((hour) => hour === 1)).toHaveLength(2);
});

test('of a zone that nobody knows nothing is guessed', () => {
	const at = localTimes();
	for (const zone of ['Mars/Olympus', '', 'not a zone'])
		expect(at(epochMs(0), zone)).toBeUndefined();
});

test('an hour at which a profile often came suits better, and none outweighs the rest', () => {
	const visits = new Array<number>(24).fill(0);
	visits[20] = 40;
	expect(hourFit(visits, 20)).toBe(1.5);
	expect(hourFit(visits, 21)).toBe(1.5);
	expect(hourFit(visits, 9)).toBe(0.5);
	expect(hourFit(undefined, 9)).toBe(1);
	expect(hourFit(new Array<number>(24).fill(7), 9)).toBe(1);
});
