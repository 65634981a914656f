import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trace } from '../answers/trace.ts';
import { waterfall } from './waterfall.ts';

const trace = { requestId: 'r', profileId: 'p', rows: [] };
const stage = (name: string, milliseconds: number) => ({ stage: name, milliseconds });

const found = [
	{ source: 'a', count: 1 },
	{ source: 'b', count: 1 },
];
const beginnings = (made: Trace) => {
	const { bars, totalMs } = waterfall(made);
	return { totalMs, from: bars.map(({ from }) => Math.round(from * totalMs)) };
};

test('every stage begins where the one before it ended, and its parts within it', () => {
	const timings = [
		stage('viewer', 2),
		stage('pool', 5),
		stage('pool/x', 1),
		stage('pool/y', 3),
		stage('a', 1),
		stage('b', 5),
	];
	const made = { ...trace, format: 2, timings, found };
	expect(beginnings(made)).toEqual({ totalMs: 13, from: [0, 2, 2, 3, 7, 8] });
	expect(waterfall(made).bars.map(({ isSource }) => isSource)).toEqual([
		...[false, false, true, true],
		...[true, true],
	]);
});

test('sources that waited begin together, and what follows waits for the slowest', () => {
	const waited = { waited: true };
	const timings = [
		stage('viewer', 2),
		{ ...stage('a', 1), ...waited },
		{ ...stage('b', 5), ...waited },
		stage('layout', 2),
	];
	const expected = { totalMs: 9, from: [0, 2, 2, 7] };
	expect(beginnings({ ...trace, format: 2, timings, found })).toEqual(expected);
	const before = timings.map(({ stage: name, milliseconds }) => stage(name, milliseconds));
	expect(beginnings({ ...trace, timings: before, found })).toEqual(expected);
});

test('every bar lies within the whole, whatever took how long', () => {
	const timing = fc.record({
		stage: fc.constantFrom('a', 'b', 'c', 'c/d'),
		waited: fc.boolean(),
		milliseconds: fc.double({ min: 0, max: 1e4, noNaN: true }),
	});
	fc.assert(
		fc.property(fc.array(timing), (timings) => {
			const { bars } = waterfall({ ...trace, format: 2, timings, found });
			expect(bars).toHaveLength(timings.length);
			for (const { from, length } of bars) expect(from + length).toBeLessThanOrEqual(1 + 1e-9);
		}),
	);
	expect(waterfall(trace)).toEqual({ bars: [], totalMs: 0 });
});
