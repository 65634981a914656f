import { expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';

test.each([
	['--metrics', 'ndcg@10/sampled-100'],
	['--candidates', '100'],
])('evaluate %s %s is refused before any data are read', async (...words) => {
	const { code, stderr } = await askedHere(['evaluate', '--data', 'nowhere', ...words]);
	expect(code).toBe(2);
	expect(stderr).toMatch(/^metric-sampled: [\s\S]*do: Ask for the metric over all titles/);
});

test('evaluate takes blanks about the names of models and metrics', async () => {
	const asked = ['--models', 'popularity, sar', '--metrics', 'ndcg@10, recall@20'];
	const { stderr } = await askedHere(['evaluate', '--data', 'nowhere', ...asked]);
	expect(stderr).toMatch(/^import-path-missing: .*\n {2}where: nowhere\n/);
});
