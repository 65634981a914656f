import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-stats-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
function file(content: string | Uint8Array | object): string {
	const path = join(folder, String(++files));
	const isText = typeof content === 'string' || content instanceof Uint8Array;
	writeFileSync(path, isText ? content : JSON.stringify(content));
	return path;
}
const asked = (...words: readonly string[]) => askedHere(['stats', ...words]);
const json = async (...words: readonly string[]) => {
	const { code, stdout, stderr } = await asked(...words, '--json');
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	return JSON.parse(stdout);
};

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

test('sample ratios from counts, from rows and from epochs', async () => {
	const far = await json('srm', '--counts', '821588,815482');
	expect(far).toMatchObject({ alarm: true, degreesOfFreedom: 1 });
	expect(far.pValue).toBeCloseTo(1.8217928726e-6, 14);
	expect((await json('srm', file(rows))).arms).toMatchObject({ a: { count: 4 }, b: { count: 4 } });
	const epochs = 'arm,count,weight,day\na,9900,99,1\nb,100,1,1\na,5000,1,2\nb,5000,1,2\n';
	expect(await json('srm', file(epochs))).toMatchObject({
		pValue: 1,
		sequential: { epochs: 2, pValue: 1 },
	});
	expect(
		await json('srm', file({ counts: { a: 600, b: 400 }, weights: { a: 0.6, b: 0.4 } })),
	).toMatchObject({ pValue: 1 });
});

test('power answers what is not given', async () => {
	const { units, runLength } = await json(
		'power',
		'--baseline',
		'0.1',
		'--lift',
		'0.05',
		'--per-day',
		'20000',
		'--matures-in-days',
		'7',
	);
	expect(units).toBeCloseTo(115_519.529, 3); // 2 (1.96 + 0.84)² (0.1 · 0.9 + 0.105 · 0.895) / 0.005²
	expect(runLength).toEqual({ enrolmentDays: 6, wholeWeeks: 1, untilReadable: 14 });
	expect((await json('power', '--sd', '1', '--units', String(3139.5518937))).estimate).toBeCloseTo(
		0.1,
		6,
	);
	expect(
		(await json('power', '--sd', '1', '--effect', '0.1', '--units', '3139.5518937')).estimate,
	).toBeCloseTo(0.8, 5);
});

test('drift: two files, one file with arms, a bare list of numbers', async () => {
	const list = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
	const [bare, headed] = [
		file(list.join('\n')),
		file(`score\n${list.map((one) => one + 30).join('\n')}`),
	];
	const psi = await json('psi', bare, headed);
	expect(psi).toMatchObject({ alarm: true, n: { reference: 200, current: 200 } });
	expect(await json('psi', bare, bare)).toMatchObject({ estimate: 0, pValue: 1 });
	const ks = await json('ks', bare, headed);
	const inOne = await json('ks', file({ current: list.map((one) => one + 30), reference: list }));
	expect(inOne).toEqual(ks);
	expect(ks.shift.estimate).toBeCloseTo(30, 9);
});

const broken: readonly (readonly [
	what: string,
	words: readonly string[],
	content: string | object,
	says: RegExp,
])[] = [
	['an empty file', ['ab'], '', /^stats-file-malformed: .*empty/],
	[
		'a cell that is no number',
		['ab'],
		'arm,value\na,1\nb,x\n',
		/"x" where a number is due[\s\S]*line 3/,
	],
	['a row that is short', ['ab'], 'arm,value\na,1\nb\n', /1 cells under 2 names[\s\S]*line 3/],
	[
		'no column of outcomes',
		['ab'],
		'arm,hours\na,1\nb,2\n',
		/^stats-column-missing[\s\S]*arm, hours/,
	],
	['a column that is not there', ['ab', '--value', 'z'], 'arm,hours\na,1\nb,2\n', /there is no z/],
	['one arm', ['ab'], 'arm,value\na,1\na,2\n', /^stats-arm-unknown: .*only a/],
	['a control that is none', ['ab', '--control', 'c'], 'arm,value\na,1\nb,2\n', /there is no c/],
	['a unit in two arms', ['ab'], 'unit,arm,value\n1,a,1\n1,b,2\n', /unit 1 is in a and in b/],
	['one unit an arm', ['ab'], 'arm,value\na,1\nb,2\n', /^statistics-sample-too-small/],
	[
		'arms that are all alike',
		['ab'],
		'arm,value\na,1\na,1\nb,1\nb,1\n',
		/^statistics-without-variance/,
	],
	[
		'sums without squares',
		['ab', '--metric', 'mean'],
		{ a: { n: 5, sum: 3 }, b: { n: 5, sum: 2 } },
		/no sum of squares/,
	],
	['a JSON of nothing', ['ab'], { a: 5 }, /no arms are in it/],
	['a stratum of one arm', ['ab'], 'arm,value,stratum\na,1,x\na,2,x\nb,2,x\nb,3,y\n', /stratum y/],
	['counts that are none', ['srm'], { counts: ['x', 3] }, /no counts of arms/],
];
test.each(broken)('%s is refused, with the place', async (_, words, content, says) => {
	const [verb, ...flags] = words;
	expect(await asked(verb!, file(content), ...flags)).toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringMatching(says),
	});
});

test('what is missing without a file, and what a flag cannot mean, is said', async () => {
	expect((await asked('srm')).stderr).toMatch(/neither a file nor --counts/);
	expect((await asked('power')).stderr).toMatch(/^stats-numbers-missing/);
	expect((await asked('ab', join(folder, 'no'))).stderr).toMatch(/^stats-file-missing/);
	expect((await asked('ab', folder)).stderr).toMatch(/^stats-file-unreadable/);
	expect((await asked('ab', file(rows), '--alpha', '2')).stderr).toMatch(/alpha is 2/);
	expect(await asked('ab', file(rows), '--alpha', 'x')).toMatchObject({ code: 2 });
});
