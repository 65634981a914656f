import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DayWindows, dayWindows } from './day-windows.ts';

const titles = 4;
const lengths = [2, 7];
const change = fc.record({ title: fc.nat(titles - 1), day: fc.integer({ min: -3, max: 6 }) });
/** A count, a count taken back, or a question. */
const step = fc.oneof(
	change.map((each) => ({ ...each, does: 'add' as const })),
	fc.nat().map((which) => ({ which, does: 'take back' as const })),
	fc.integer({ min: -4, max: 8 }).map((day) => ({ day, does: 'ask' as const })),
);

test('windows hold the newest active days up to the one asked for, whatever came in between and in which order', () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const windows = dayWindows(titles, lengths);
			const held: { title: number; day: number }[] = [];
			for (const each of steps) {
				if (each.does === 'ask') expectCounted(windows, held, each.day);
				if (each.does === 'add') {
					windows.add(each.title, each.day, 1);
					held.push(each);
				}
				if (each.does === 'take back' && held.length > 0) {
					const [back] = held.splice(each.which % held.length, 1);
					windows.add(back!.title, back!.day, -1);
				}
			}
		}),
	);
});

test('days long before the longest window are forgotten, and those inside never', () => {
	const windows = dayWindows(1, [3]);
	for (let day = 0; day < 100; day++) windows.add(0, day, 1);
	expect(windows.until(99)[0]!.total).toBe(3);
	windows.add(0, 2, 1); // a very late event
	expect(windows.until(99)[0]!.total).toBe(3);
});

test('of many days the newest are kept, in whatever order profiles tell of them', () => {
	const changes = fc.array(fc.record({ title: fc.nat(titles - 1), day: fc.nat(200) }), {
		minLength: 40,
		maxLength: 300,
		size: 'max',
	});
	fc.assert(
		fc.property(changes, (held) => {
			const windows = dayWindows(titles, lengths);
			for (const { title, day } of held) windows.add(title, day, 1);
			expectCounted(windows, held, 200);
		}),
		{ numRuns: 50 },
	);
});

function expectCounted(
	windows: DayWindows,
	held: readonly { title: number; day: number }[],
	day: number,
): void {
	for (const [n, { counts, total }] of windows.until(day).entries()) {
		const expected = countedByHand(held, day, lengths[n]!);
		expect([...counts]).toEqual(expected);
		expect(total).toBe(expected.reduce((a, b) => a + b, 0));
	}
}

function countedByHand(
	held: readonly { title: number; day: number }[],
	until: number,
	length: number,
): number[] {
	const active = [...new Set(held.map(({ day }) => day))].filter((day) => day <= until);
	const newest = active.sort((a, b) => b - a).slice(0, length);
	const counts = new Array<number>(titles).fill(0);
	for (const { title, day } of held) if (newest.includes(day)) counts[title]!++;
	return counts;
}
