import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats');
afterAll(remove);

const rows =
	'User ID,Variant,Y,PRE\n1,b,1.5,1\n2,a,2.5,2\n3,b,2.0,2\n4,a,3.5,2\n5,a,3.0,1\n6,b,4.5,3\n7,b,4.0,3\n8,a,3.0,3\n';

test('rows and the sums of these rows, as CSV, tabs, JSON Lines, JSON or packed, read the same', async () => {
	const plain = await json('ab', file(rows), '--no-adjust');
	expect(plain).toMatchObject({ estimate: 0, control: 'a', treatment: 'b', metric: 'mean' });
	const objects = rows
		.trim()
		.split('\n')
		.slice(1)
		.map((row) => {
			const [user, variant, y] = row.split(',');
			return { user, variant, y: Number(y) };
		});
	const sums = {
		variations: [
			{ name: 'a', users: 4, sum: 12, sum_squares: 36.5 },
			{ name: 'b', users: 4, mean: 3, stddev: Math.sqrt((42.5 - 36) / 3) },
		],
	};
	const others = [
		rows.replaceAll(',', '\t').replaceAll('\n', '\r\n'),
		objects.map((one) => JSON.stringify(one)).join('\n'),
		objects,
		gzipSync(rows),
		sums,
		'arm;n;sum;sumSquares\na;4;12;36.5\nb;4;12;42.5\n',
	];
	for (const other of others) {
		const reading = await json('ab', file(other), '--no-adjust');
		for (const key of ['estimate', 'standardError', 'low', 'high', 'pValue'])
			expect(reading[key]).toBeCloseTo(plain[key], 9);
	}
});

test('a covariate adjusts and the plain reading stands beside it; three arms share Holm', async () => {
	const reading = await json('ab', file(rows), '--control', 'B');
	expect(reading).toMatchObject({
		method: 'cuped welch',
		control: 'b',
		unadjusted: { estimate: 0 },
	});
	const three = {
		control: { n: 100, successes: 10 },
		x: { n: 100, successes: 20 },
		y: { n: 100, successes: 30 },
	};
	const { comparisons, metric } = await json('ab', file(three));
	expect(metric).toBe('proportion');
	expect(comparisons.map((one: { treatment: string }) => one.treatment)).toEqual(['x', 'y']);
	expect(comparisons[1].pValueAdjusted).toBeCloseTo(2 * comparisons[1].pValue, 12);
});

test('repeated rows of a unit hang together, strata are joined, quantiles and ratios are told by what is given', async () => {
	const units = Array.from({ length: 400 }, (_, i) => [
		i % 200,
		i % 2 ? 'on' : 'off',
		(i * 37) % 101,
		1 + (i % 3),
		i % 4 < 2 ? 'x' : 'y',
	]);
	const table = file(
		`unit,arm,value,denominator,stratum\n${units.map((row) => row.join(',')).join('\n')}\n`,
	);
	expect(await json('ab', table)).toMatchObject({
		metric: 'ratio',
		method: 'post-stratified welch',
		control: 'off',
	});
	const mean = await json('ab', table, '--metric', 'mean', '--no-adjust');
	expect(mean.arms.off.n).toBe(100);
	expect(
		await json('ab', table, '--metric', 'quantile', '--quantile', '0.9', '--no-adjust'),
	).toMatchObject({ metric: 'quantile' });
});

test('one-sided intervals are open, printed as null; sequences are wider than one look', async () => {
	const sums = file({
		control: { n: 3407, sum: 1396.87, sumSquares: 52_377.9173 },
		treatment: { n: 3461, sum: 2422.7, sumSquares: 134_696.29 },
	});
	const greater = await json('ab', sums, '--alternative', 'greater');
	expect(greater.high).toBe(null);
	expect(greater.pValue).toBeCloseTo(0.010078856777446799, 9); // gbstats 0.8.0
	const always = await json('sequential', sums, '--tuning', '8000');
	expect(always.low).toBeCloseTo(-0.08906934315404236, 9); // gbstats 0.8.0
	expect((await asked('sequential', sums)).stdout).toMatch(/p value +0\.2/);
	expect((await asked('sequential', sums, '--method', 'exact')).stderr).toMatch(/neither 0 nor 1/);
	const shares = file({
		control: { n: 1000, successes: 1 },
		treatment: { n: 1000, successes: 20 },
	});
	expect((await json('sequential', shares, '--method', 'exact')).low).toBeGreaterThan(0);
});
