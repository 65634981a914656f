import { expect, test } from 'vitest';
import { loo } from './loo.ts';
import { metricNamed, requireAllCandidates, withMetrics } from './metric-named.ts';

test.each([
	'ndcg@10/sampled-100',
	'hr@10-sampled',
	'ndcg@10(100 negatives)',
	'hr@10/99neg',
	'recall@5/candidates-50',
])('%s is refused with the reason, not answered with another number', (name) => {
	expect(() => metricNamed(name)).toThrow(
		expect.objectContaining({
			code: 'metric-sampled',
			message: expect.stringContaining('Krichene'),
		}),
	);
});

test('a number of candidates is refused; all of them are not', () => {
	expect(() => requireAllCandidates('all')).not.toThrow();
	expect(() => requireAllCandidates('100')).toThrow(
		expect.objectContaining({ code: 'metric-sampled' }),
	);
});

test('metrics are found by the names they print, and a protocol keeps the one by which baselines are chosen', () => {
	for (const { name } of loo.metrics) expect(metricNamed(name).name).toBe(name);
	expect(withMetrics(loo, ['Recall@20', 'recall@20']).metrics.map(({ name }) => name)).toEqual([
		'recall@20',
		'ndcg@10',
	]);
	for (const name of ['ndcg', 'ndcg@0', 'ndcg@1.5', 'constructor@5'])
		expect(() => metricNamed(name)).toThrow(expect.objectContaining({ code: 'metric-unknown' }));
});
