import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats', 'adjust');
afterAll(remove);

test('p-values by flag, by list and by column are corrected alike, in their order', async () => {
	const p = [0.01, 0.04, 0.03, 0.005, 0.6];
	const report = await json('--p', p.join(','));
	const of = (key: string) => report.tests.map((one: Record<string, number>) => one[key]);
	expect(of('bonferroni')).toEqual([0.05, 0.2, 0.15, 0.025, 1]);
	expect(of('holm')[1]).toBeCloseTo(0.09, 12);
	expect(of('benjaminiHochberg')[0]).toBeCloseTo(0.025, 12);
	expect(report.significant).toMatchObject({ raw: 4, holm: 2 });
	expect(await json(file(p))).toEqual(report);
	const named = file(`metric;p_value\n${p.map((one, i) => `m${i};${one}`).join('\n')}\n`);
	const { tests } = await json(named, '--test', 'metric');
	expect(tests.map((one: { holm: number }) => one.holm)).toEqual(of('holm'));
	expect(tests[0].test).toBe('m0');
});

test('of many p-values the share without an effect is told', async () => {
	const p = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
	expect((await json('--p', p.join(','))).trueNulls.estimate).toBeGreaterThan(0.9);
});

test('no p-value, and what is none, are refused', async () => {
	expect((await asked()).stderr).toMatch(/^stats-numbers-missing/);
	expect((await asked('--p', '0.1,1.2')).stderr).toMatch(/1.2 is no p-value/);
});
