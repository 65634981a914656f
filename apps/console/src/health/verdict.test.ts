import { expect, test } from 'vitest';
import type { SurfaceDoing } from '../answers/surfaces.ts';
import { surfaceRow, worst } from './verdict.ts';

const well: SurfaceDoing['lastFiveMinutes'] = {
	requests: 1_000,
	served: { fresh: 1_000, kept: 0, popular: 0 },
	errors: 0,
	latencyMs: { p50: 11, p99: 38, p999: 120 },
};
const young = { events: 2_000, popularity: 60_000, model: 3_600_000 };
const row = (
	changed: Partial<SurfaceDoing['lastFiveMinutes']> = {},
	ages: Partial<SurfaceDoing['inputAgeMs']> = {},
) => {
	const doing = { ...well, ...changed };
	return surfaceRow({
		surface: 'home',
		sinceStart: doing,
		lastFiveMinutes: doing,
		inputAgeMs: { ...young, ...ages },
	});
};

test('a surface that answers fresh pages in time over young inputs is good, and nothing is said', () => {
	expect(row()).toMatchObject({ level: 'good', because: [] });
	expect(row({ requests: 0, served: { fresh: 0, kept: 0, popular: 0 } }).level).toBe('good');
});

test('a surface that nobody asked has no figures, neither 0 ms nor 0 % fresh', () => {
	const { latency, fresh, kept, popular, errors } = row({
		requests: 0,
		served: { fresh: 0, kept: 0, popular: 0 },
		latencyMs: { p50: 0, p99: 0, p999: 0 },
	});
	for (const { words } of [...Object.values(latency), fresh, kept, popular, errors])
		expect(words).toBe('–');
});

test('one failed request in a thousand is watched, one in a hundred is bad, and both are said', () => {
	expect(row({ errors: 1 })).toMatchObject({
		level: 'watch',
		because: ['0.1 % of requests fail'],
	});
	expect(row({ errors: 10 }).level).toBe('bad');
});

test('what is wrong is said worst first', () => {
	const served = { fresh: 750, kept: 50, popular: 200 };
	const latencyMs = { p50: 20, p99: 300, p999: 402 };
	expect(row({ served, latencyMs }, { model: null })).toMatchObject({
		level: 'bad',
		because: [
			'20.0 % of pages are what is popular',
			'99.9 % of answers take up to 402 ms',
			'5.0 % of pages are kept ones',
			'no model yet',
		],
	});
});

test('inputs are old by their own measure', () => {
	const twoHours = 7_200_000;
	expect(row({}, { events: twoHours }).ages.events.level).toBe('bad');
	expect(row({}, { popularity: twoHours }).ages.popularity.level).toBe('watch');
	expect(row({}, { model: twoHours }).ages.model.level).toBe('good');
});

test('what a surface does not rest on has no age and worries nobody; a plan may be older than a model', () => {
	const doing = { ...well, requests: 3 };
	const message = (plan: number | null) =>
		surfaceRow({
			surface: 'notifications',
			sinceStart: doing,
			lastFiveMinutes: doing,
			inputAgeMs: { events: 2_000, plan },
		});
	const day = 86_400_000;
	expect(message(6 * day)).toMatchObject({ level: 'good', because: [] });
	expect(message(6 * day).ages).toMatchObject({
		model: { words: '–' },
		popularity: { words: '–' },
	});
	expect([message(9 * day).level, message(15 * day).level]).toEqual(['watch', 'bad']);
	expect(message(null).because).toEqual(['no plan yet']);
});

test('a surface that nobody asked since the start is good for want of anything else, and is told apart', () => {
	const nothing = { ...well, requests: 0, served: { fresh: 0, kept: 0, popular: 0 } };
	const doing = { surface: 'trailers', lastFiveMinutes: nothing, inputAgeMs: {} } as const;
	expect(surfaceRow({ ...doing, sinceStart: nothing })).toMatchObject({
		level: 'good',
		because: [],
		isAsked: false,
	});
	expect(surfaceRow({ ...doing, sinceStart: well }).isAsked).toBe(true);
});

test('the worst of nothing is good', () => {
	expect([worst([]), worst(['good', 'bad', 'watch'])]).toEqual(['good', 'bad']);
});
