import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats');
afterAll(remove);

const control = [3, 5, 4, 8];
const treatment = [6, 9, 4, 7];
const arm = [...control.map(() => 'control'), ...treatment.map(() => 'treatment')];
const value = [...control, ...treatment];
const rows = `arm,value\n${arm.map((name, row) => `${name},${value[row]}`).join('\n')}\n`;
const byIndex = (cells: readonly unknown[]) => Object.fromEntries(cells.entries());

test.each([
	['lists by arm', { control, treatment }],
	['lists of named columns by arm', { control: { y: control }, treatment: { y: treatment } }],
	['a list for each column', { arm, value }],
	['columns by index', { arm: byIndex(arm), value: byIndex(value) }],
	[
		'a frame of columns and data',
		{ columns: ['arm', 'value'], data: arm.map((one, i) => [one, value[i]]) },
	],
	[
		'arms as columns',
		`control,treatment\n${control.map((c, i) => `${c},${treatment[i]}`).join('\n')}`,
	],
	['a single column of outcomes, whatever it is called', rows.replace('value', 'revenue')],
	['arms that say 0 and 1', rows.replaceAll('control', '0').replaceAll('treatment', '1')],
])('%s say what rows of units say', async (_, content) => {
	const {
		treatment: _name,
		arms: _arms,
		control: _control,
		comparisons: _all,
		...expected
	} = await json('ab', file(rows));
	expect(await json('ab', file(content))).toMatchObject(expected);
});

test('arms as columns may differ in length', async () => {
	const { arms } = await json('ab', file('control,treatment\n3,6\n5,9\n4,\n'));
	expect(arms).toEqual({ control: { n: 3, mean: 4 }, treatment: { n: 2, mean: 7.5 } });
});

test('lists of a covariate are CUPED, as its column is', async () => {
	const pre = [1, 2, 1, 4, 3, 4, 1, 2];
	const columns = `arm,value,pre\n${arm.map((name, i) => `${name},${value[i]},${pre[i]}`).join('\n')}`;
	const lists = {
		control: { value: control, pre: pre.slice(0, 4) },
		treatment: { value: treatment, pre: pre.slice(4) },
	};
	const found = await json('ab', file(lists));
	expect(found.method).toBe('cuped welch');
	expect(found).toEqual(await json('ab', file(columns)));
});

test('who names the outcome has rows of units, also where a count is that outcome', async () => {
	const counts = rows.replace('value', 'count');
	expect((await json('ab', file(counts), '--value', 'count')).estimate).toBeCloseTo(1.5, 12);
});

test('counts of visitors, and numbers that are written as words, are sums', async () => {
	const shares = await json('ab', file('variant,visitors,conversions\nA,100,10\nB,100,20\n'));
	expect(shares).toMatchObject({ metric: 'proportion', control: 'A', treatment: 'B' });
	expect(shares.estimate).toBeCloseTo(0.1, 12);
	const written = { a: { n: '9', mean: '1', sd: '2' }, b: { n: '9', mean: '3', sd: '2' } };
	expect((await json('ab', file(written))).estimate).toBe(2);
	const words = { a: { n: 'nine', mean: 1, sd: 2 }, b: { n: 9, mean: 3, sd: 2 } };
	expect((await asked('ab', file(words))).stderr).toMatch(/n is "nine"/);
});

test.each(['sum_squares', 'sum_sq', 'sumsq', 'SumOfSquares', 'sum2'])(
	'sums of squares that are called %s are not taken for those of yes and no',
	async (name) => {
		const sums = `arm,n,sum,${name}\ncontrol,1000,200,500\ntreatment,1100,230,610\n`;
		const { standardError, metric } = await json('ab', file(sums));
		expect(metric).toBe('mean');
		const squares = [500 - 200 ** 2 / 1_000, 610 - 230 ** 2 / 1_100];
		expect(standardError).toBeCloseTo(
			Math.sqrt(squares[0]! / 999 / 1_000 + squares[1]! / 1_099 / 1_100),
			12,
		);
	},
);
