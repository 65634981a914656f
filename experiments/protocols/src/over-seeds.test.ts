import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overSeeds, seedTable } from './over-seeds.ts';
import type { EvaluationReport, ReportedMetric } from './report.ts';

const value = (of: number): ReportedMetric => ({ value: of, low: null, high: null });
const report = (seed: number, ndcg: number, name = 'foundation'): EvaluationReport => ({
	protocol: 'loo',
	describe: '',
	data: 'made up',
	seed,
	ties: 'title-index',
	counts: {
		profiles: 1,
		titles: 1,
		trainEvents: 1,
		cases: 1,
		relevant: 1,
		relevantNeverTrained: 0,
		excluded: {},
	},
	variants: {},
	models: [
		{
			name,
			baseline: false,
			trainSeconds: 1,
			scoreSeconds: 1,
			metrics: { 'ndcg@10': value(ndcg) },
			casesDecidedByTies: 0,
		},
	],
	bestBaseline: null,
	differences: [],
});
const summaryOf = (values: readonly number[]) =>
	overSeeds(values.map((one, seed) => report(seed, one))).models[0]!.metrics['ndcg@10']!;

test('the deviation is that of a sample: what all seeds share moves the mean and not the deviation', () => {
	expect(summaryOf([0.25, 0.5, 0.75])).toEqual({
		mean: 0.5,
		deviation: 0.25,
		values: [0.25, 0.5, 0.75],
	});
	const drawn = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
		minLength: 2,
		maxLength: 9,
	});
	fc.assert(
		fc.property(drawn, fc.double({ min: -1, max: 1, noNaN: true }), (values, shift) => {
			const one = summaryOf(values);
			const other = summaryOf(values.map((each) => each + shift));
			expect(other.mean).toBeCloseTo(one.mean + shift, 9);
			expect(other.deviation).toBeCloseTo(one.deviation, 6);
			expect(summaryOf(values.toReversed()).deviation).toBeCloseTo(one.deviation, 12);
		}),
	);
});

test('the table shows both, and reports that are not of one subject are refused', () => {
	const table = seedTable(overSeeds([report(1, 0.1), report(2, 0.3)]));
	expect(table).toContain('over seeds 1, 2');
	expect(table).toMatch(/foundation +0\.2000 ±0\.1414/);
	expect(() => overSeeds([report(1, 0.1)])).toThrow('1 seeds have no deviation');
	expect(() => overSeeds([report(1, 0.1), report(2, 0.1, 'ease')])).toThrow('loo made up ease');
});
