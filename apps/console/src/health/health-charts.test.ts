import { expect, test } from 'vitest';
import type { Surfaces } from '../answers/surfaces.ts';
import { newestWords, spanOf, tableOf } from '../charts/chart.ts';
import { rehearsedSurfaces } from '../testing/rehearsal-health.ts';
import { healthCharts } from './health-charts.ts';
import { withSample } from './samples.ts';

const answer = rehearsedSurfaces('ill', 1_790_000_000_000);
let samples: readonly Surfaces[] = [];
for (let i = 0; i < 20; i++) samples = withSample(samples, answer());
const charts = healthCharts(samples, 'home');

test('every line has one value per moment', () => {
	for (const { at, lines } of Object.values(charts))
		for (const { values } of lines) expect(values).toHaveLength(at.length);
});

test('rates of all surfaces begin with the second answer', () => {
	expect(charts.rate.lines.map(({ name }) => name)).toEqual([
		'browse',
		'home',
		'my-list',
		'notifications',
		'top-10',
	]);
	const home = charts.rate.lines[1]!.values;
	expect(home[0]).toBeNull();
	for (const rate of home.slice(1)) expect(rate).toBeGreaterThan(40);
});

test('what is drawn is told in words and in a table, the newest first', () => {
	const share = charts.notFresh.lines[0]!.values.at(-1)!;
	expect(share).toBeCloseTo(0.22, 1);
	expect(newestWords(charts.ages)).toMatch(
		/^Age of what home rests on, now: events \d+ s, .*9\.0 h$/,
	);
	const table = tableOf(charts.latency);
	expect(table).toHaveLength(12);
	expect(table[0]![0]! > table[1]![0]!).toBe(true);
	expect(table[0]!.slice(1).every((words) => / m?s$/.test(words))).toBe(true);
});

test('before anything is known charts are empty, not wrong', () => {
	const nothing = healthCharts([], 'home');
	expect(nothing.rate.lines).toEqual([]);
	expect(newestWords(nothing.latency)).toContain('p50 –');
});

test('a chart shows a minute at least and ends with the newest moment, also where there is only one', () => {
	expect(spanOf(1, 5_000, 5_000 + 86_400)).toEqual([4_940, 5_000]);
	expect(spanOf(2, 5_000, 5_005)).toEqual([4_945, 5_005]);
	expect(spanOf(60, 5_000, 5_300)).toEqual([5_000, 5_300]);
});
