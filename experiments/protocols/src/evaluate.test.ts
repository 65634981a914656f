import type { Histories, Recommender } from '@marquee/histories';
import { hitRate, ndcg } from '@marquee/metrics';
import { epochMs, settableClock } from '@marquee/units';
import { expect, test } from 'vitest';
import type { Contender, EvaluationProgress } from './contender.ts';
import { withCutHistories } from './cut-histories.ts';
import { evaluate } from './evaluate.ts';
import { loo } from './loo.ts';
import type { Protocol } from './protocol.ts';
import { reportTable } from './report-table.ts';
import { historiesOfSequences } from './sequences.ts';

/** Forty profiles walk round a circle of 20 titles, each from its own start: the next title is the last one plus 1. */
const circle = historiesOfSequences(
	Array.from({ length: 40 }, (_, u) => Array.from({ length: 6 }, (_step, t) => (u + t) % 20)),
	20,
);

/** Scores by a rule on the newest title and the title to be scored. */
const ruled = (name: string, rule: (newest: number, title: number) => number): Recommender => ({
	name,
	score: async (requests, scores) => {
		for (const [i, { history }] of requests.entries())
			for (let title = 0; title < 20; title++)
				scores[i * 20 + title] = rule(history.titleIndices.at(-1)!, title);
	},
});
const contender = (
	name: string,
	rule: (newest: number, title: number) => number,
	baseline = true,
): Contender => ({ name, baseline, fit: () => ruled(name, rule) });

/** Steps ahead on the circle: the truth is one step. */
const ahead = (newest: number, title: number) => (title - newest + 20) % 20;
const oracle = contender('oracle', (newest, title) => -ahead(newest, title), false);
const secondPlace = contender('second-place', (newest, title) =>
	ahead(newest, title) === 2 ? 9 : -ahead(newest, title),
);
const constant = contender('constant', () => 1);

const options = () => ({
	dataName: 'circle',
	seed: 7,
	clock: settableClock(epochMs(0)),
	replicates: 200,
});

test('a model that knows the truth gets 1, one that puts it second gets 1 / log2(3)', async () => {
	const { report } = await evaluate(loo, circle, [oracle, secondPlace], options());
	const [first, second] = report.models;
	expect(first!.metrics['ndcg@10']).toEqual({ value: 1, low: 1, high: 1 });
	expect(first!.metrics['hr@1']!.value).toBe(1);
	expect(second!.metrics['hr@1']!.value).toBe(0);
	expect(second!.metrics['ndcg@10']!.value).toBeCloseTo(1 / Math.log2(3), 12);
	expect(second!.metrics['mrr@10']!.value).toBe(0.5);
	expect(report.counts).toEqual({
		profiles: 40,
		titles: 20,
		trainEvents: 160,
		cases: 40,
		relevant: 40,
		relevantNeverTrained: 0,
		excluded: {},
	});
});

test('with relevant titles last among equals a constant scorer finds nothing, and by index it is said that ties decided', async () => {
	const lenient = await evaluate(loo, circle, [constant], options());
	const strict = await evaluate(loo, circle, [constant], { ...options(), ties: 'pessimistic' });
	expect(strict.report.models[0]!.metrics['hr@10']!.value).toBe(0);
	const { metrics, casesDecidedByTies } = lenient.report.models[0]!;
	expect(metrics['hr@10']!.value).toBeGreaterThan(0);
	expect(casesDecidedByTies).toBe(Math.round(metrics['hr@10']!.value * 40));
});

test('ties change nothing for a model that has none', async () => {
	const strict = await evaluate(loo, circle, [secondPlace], { ...options(), ties: 'pessimistic' });
	const lenient = await evaluate(loo, circle, [secondPlace], options());
	expect(strict.report.models[0]!.metrics).toEqual(lenient.report.models[0]!.metrics);
	expect(strict.report.models[0]!.casesDecidedByTies).toBe(0);
});

test('seen titles never return: a model that puts them first and the truth behind them gets 1', async () => {
	const nostalgic = contender('nostalgic', (newest, title) => {
		const behind = (newest - title + 20) % 20;
		return behind < 5 ? 100 - behind : -ahead(newest, title);
	});
	const { report } = await evaluate(loo, circle, [nostalgic], options());
	expect(report.models[0]!.metrics['hr@1']!.value).toBe(1);
});

test('differences are to the best baseline, on the same cases', async () => {
	const { report } = await evaluate(loo, circle, [constant, oracle, secondPlace], options());
	expect(report.bestBaseline).toBe('second-place');
	expect(report.differences.map(({ model, against }) => `${model} - ${against}`)).toEqual([
		'constant - second-place',
		'oracle - second-place',
	]);
	const oracleDifference = report.differences[1]!.metrics['mrr@10']!;
	expect(oracleDifference).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
});

test('one seed gives one report', async () => {
	const noisy = contender('noisy', (newest, title) => Math.sin(newest * 31 + title * 17));
	const reports = [
		await evaluate(loo, circle, [noisy, constant], options()),
		await evaluate(loo, circle, [noisy, constant], options()),
	];
	expect(reports[0]!.report).toEqual(reports[1]!.report);
	const { value, low, high } = reports[0]!.report.models[0]!.metrics['ndcg@10']!;
	expect(low).toBeLessThan(value!);
	expect(high).toBeGreaterThan(value!);
});

test('coverage has no interval, and says so instead of inventing one', async () => {
	const { report } = await evaluate(loo, circle, [constant, oracle], options());
	expect(report.models[1]!.metrics['coverage@10']).toEqual({ value: 1, low: null, high: null });
	expect(report.models[0]!.metrics['coverage@10']!.value).toBeLessThan(1);
});

test('fitting sees training and validation, and time comes from the clock that was given', async () => {
	const clock = settableClock(epochMs(0));
	const progress: EvaluationProgress[] = [];
	let seen: Histories | undefined;
	const slow: Contender = {
		name: 'slow',
		baseline: false,
		fit: async ({ train, validation, onProgress }) => {
			seen = train;
			expect(validation!.length).toBe(40);
			onProgress(1, 2);
			clock.advance(2500);
			return ruled('slow', () => 0);
		},
	};
	const { report } = await evaluate(loo, circle, [slow], {
		...options(),
		clock,
		onProgress: (one) => progress.push(one),
	});
	expect(seen!.titleIndices.length).toBe(160);
	expect(report.models[0]!.trainSeconds).toBe(2.5);
	expect(report.bestBaseline).toBeNull();
	expect(progress[0]).toEqual({ model: 'slow', phase: 'fit', done: 1, total: 2 });
	expect(progress.at(-1)).toEqual({ model: 'slow', phase: 'score', done: 40, total: 40 });
});

test('a protocol that promises a cut-off and trains beyond it is caught', async () => {
	const leaking: Protocol<Histories> = {
		...loo,
		name: 'leaking',
		split: (all) => ({
			...loo.split(all),
			train: { ...all, happenedAtMs: all.happenedAtMs.map((_, row) => row) },
			trainedUntilMs: 100,
		}),
	};
	await expect(evaluate(leaking, circle, [constant], options())).rejects.toThrow(
		'after the cut-off',
	);
});

test('a model that answers NaN is named with title and profile', async () => {
	const broken = contender('broken', (_, title) => (title === 3 ? Number.NaN : 0));
	await expect(evaluate(loo, circle, [broken], options())).rejects.toThrow(
		'broken scored title 3 NaN for profile 0',
	);
});

test('data that leave nobody to test are refused with the count of the excluded', async () => {
	const short = historiesOfSequences([[0], [1, 2]], 3);
	await expect(evaluate(loo, short, [constant], options())).rejects.toMatchObject({
		code: 'protocol-without-cases',
		what: expect.stringContaining('"fewer-than-three-events":2'),
	});
	await expect(evaluate(loo, circle, [oracle, oracle], options())).rejects.toThrow('called oracle');
	await expect(evaluate(loo, circle, [], options())).rejects.toThrow('no model');
});

test('the table names models, metrics, variants, exclusions and what ties decided', async () => {
	const { report } = await evaluate(loo, circle, [oracle, secondPlace], options());
	const table = reportTable(report);
	expect(table).toContain('loo on circle, seed 7');
	expect(table).toMatch(/oracle +1\.0000 ±0\.0000/);
	expect(table).toContain('Difference to second-place');
	expect(table).toContain('nobody excluded');
	expect(table).toContain('lower title index first');
	for (const { name, variant } of [hitRate(10), ndcg(10)])
		expect(table).toContain(`${name}: ${variant}`);
});

test('slices are reported where they were asked for, and the table says where there are no cases', async () => {
	const plain = await evaluate(loo, circle, [oracle], options());
	expect(plain.report.slicings).toBeUndefined();
	const labels = [{ name: 'language', of: 'title', values: [] }] as const;
	const { report } = await evaluate(loo, circle, [oracle, secondPlace], {
		...options(),
		slices: true,
		labels,
	});
	const [plays, age, length, language] = report.slicings!;
	expect(plays!.slices.map(({ slice, cases }) => `${slice}: ${cases}`)).toEqual([
		'never: 0',
		'1–9: 40',
		'10–99: 0',
		'100 and more: 0',
	]);
	expect(plays!.slices[1]!.models).toMatchObject([
		{ name: 'oracle', metrics: { 'ndcg@10': { value: 1, low: 1, high: 1 } } },
		{ name: 'second-place', metrics: { 'mrr@10': { value: 0.5 } } },
	]);
	expect(age).toMatchObject({ name: 'title-age', unknown: 40 });
	expect(length!.slices.find(({ slice }) => slice === '3–9')!.cases).toBe(40);
	expect(language).toMatchObject({ name: 'language', slices: [], unknown: 40 });
	const table = reportTable(report);
	expect(table).toMatch(/never +no cases/);
	expect(table).toMatch(/1–9 +40 +1\.0000 ±0\.0000 +0\.6309 ±0\.0000/);
	expect(table).toContain('title-age: the data do not say');
});

test('a profile cut to nothing is asked the same question, and its readings stand beside the test', async () => {
	const protocol = withCutHistories(loo, { seed: 7, lengths: [0, 1] });
	const byLast: Contender = {
		name: 'by-last',
		baseline: false,
		fit: () => ({
			name: 'by-last',
			score: async (requests, scores) => {
				for (const [i, { history }] of requests.entries())
					for (let title = 0; title < 20; title++)
						scores[i * 20 + title] = -ahead(history.titleIndices.at(-1) ?? 0, title);
			},
		}),
	};
	const { report } = await evaluate(protocol, circle, [byLast], options());
	const values = ['history-0', 'history-1'].map(
		(name) => report.readings![name]!.models[0]!.metrics['ndcg@10']!.value,
	);
	expect(values[1]).toBe(1);
	expect(values[0]).toBeLessThan(0.7);
	expect(reportTable(report)).toMatch(/history-1 +40 +1\.0000 ±0\.0000/);
});
