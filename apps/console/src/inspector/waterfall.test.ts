import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waterfall } from './waterfall.ts';

const trace = { requestId: 'r', profileId: 'p', rows: [] };
const stage = (name: string, milliseconds: number) => ({ stage: name, milliseconds });

test('sources begin together after what came before, and what follows waits for the slowest', () => {
	const { bars, totalMs } = waterfall({
		...trace,
		timings: [stage('viewer', 2), stage('a', 1), stage('b', 5), stage('layout', 2)],
		found: [
			{ source: 'a', count: 1 },
			{ source: 'b', count: 1 },
		],
	});
	expect(totalMs).toBe(9);
	expect(bars.map(({ from }) => Math.round(from * 9))).toEqual([0, 2, 2, 7]);
	expect(bars.map(({ isSource }) => isSource)).toEqual([false, true, true, false]);
});

test('every bar lies within the whole, whatever took how long', () => {
	const timing = fc.record({
		stage: fc.constantFrom('a', 'b', 'c', 'd'),
		milliseconds: fc.double({ min: 0, max: 1e4, noNaN: true }),
	});
	fc.assert(
		fc.property(fc.array(timing), (timings) => {
			const { bars } = waterfall({ ...trace, timings, found: [{ source: 'a', count: 1 }] });
			expect(bars).toHaveLength(timings.length);
			for (const { from, length } of bars) expect(from + length).toBeLessThanOrEqual(1 + 1e-9);
		}),
	);
	expect(waterfall(trace)).toEqual({ bars: [], totalMs: 0 });
});
