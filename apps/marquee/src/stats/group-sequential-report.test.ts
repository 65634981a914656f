import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats');
afterAll(remove);
const sums = file({
	control: { n: 1000, successes: 100 },
	treatment: { n: 1000, successes: 140 },
});

test('a plan of looks prints its bounds without any file', async () => {
	const { bounds, spent, nominalPValues } = await json('group-sequential', '--looks', '0.5,1');
	// SciPy: z of the spent 2 − 2Φ(z/√t) at the first look; Lan and DeMets tabulate 2.963, 1.969.
	expect(bounds.map((one: number) => one.toFixed(3))).toEqual(['2.963', '1.969']);
	expect(spent[1]).toBeCloseTo(0.05, 12);
	expect(nominalPValues[0]).toBeCloseTo(0.00305, 5);
});

test('one look with all information is a plain test of z', async () => {
	const reading = await json('group-sequential', sums, '--looks', '1');
	const standardError = Math.sqrt((0.1 * 0.9 + 0.14 * 0.86) / 1000);
	expect(reading.standardError).toBeCloseTo(standardError, 12);
	expect(reading.low).toBeCloseTo(0.04 - 1.959963984540054 * standardError, 9);
	expect(reading.pValue).toBeCloseTo(0.005822078137343653, 8); // SciPy
	expect(reading).toMatchObject({ crossed: true, control: 'control', treatment: 'treatment' });
});

test('the p-value is below alpha exactly where the bound is crossed, at every look and either side', async () => {
	for (const looks of ['0.3', '0.3,0.6,1.1'])
		for (const alpha of ['0.005', '0.05'])
			for (const side of ['two-sided', 'greater', 'less']) {
				const words = ['--looks', looks, '--alpha', alpha, '--alternative', side];
				const { pValue, crossed, low, high } = await json('group-sequential', sums, ...words);
				expect(pValue < Number(alpha)).toBe(crossed);
				expect((low ?? -1) > 0 || (high ?? 1) < 0).toBe(crossed);
			}
});

test('looks that do not rise and a third arm are refused', async () => {
	expect((await asked('group-sequential', '--looks', '0.5,0.4')).stderr).toMatch(
		/^statistics-setting-malformed/,
	);
	const three = file({
		a: { n: 9, successes: 1 },
		b: { n: 9, successes: 2 },
		c: { n: 9, successes: 3 },
	});
	expect((await asked('group-sequential', three, '--looks', '1')).stderr).toMatch(/2 treatments/);
});
