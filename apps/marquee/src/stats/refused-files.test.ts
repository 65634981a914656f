import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { folder, file, asked, remove } = askedOf('stats');
afterAll(remove);
const two = 'arm,value\na,1\na,2\nb,2\nb,4\n';

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
		'arm,hours,clips\na,1,1\nb,2,1\n',
		/^stats-column-missing[\s\S]*arm, hours, clips/,
	],
	['a column that is not there', ['ab', '--value', 'z'], 'arm,hours\na,1\nb,2\n', /there is no z/],
	['one arm', ['ab'], 'arm,value\na,1\na,2\n', /^stats-arm-unknown: .*only a/],
	['a control that is none', ['ab', '--control', 'c'], 'arm,value\na,1\nb,2\n', /there is no c/],
	['a unit in two arms', ['ab'], 'unit,arm,value\n1,a,1\n1,b,2\n', /unit 1 is in a and in b/],
	[
		'one unit in the arm b',
		['ab'],
		'arm,value\na,1\na,2\nb,2\n',
		/^statistics-sample-too-small: .*n is 1\n {2}where: .+\/\d+, arm b\n/,
	],
	[
		'one unit of the arm b in a stratum',
		['ab'],
		'arm,value,stratum\na,1,x\na,2,x\nb,2,x\na,3,y\na,1,y\nb,2,y\nb,4,y\n',
		/n is 1\n {2}where: .+\/\d+, arm b, stratum x\n/,
	],
	[
		'a sum beyond numbers',
		['ab'],
		'arm,value\na,1e308\na,-1e308\nb,2\nb,3\n',
		/^statistics-sample-malformed: [\s\S]*where: .+\/\d+, arm a\n/,
	],
	[
		'sums of an arm without units',
		['ab'],
		{ a: { n: 5, sum: 3, sumSquares: 3 }, b: { n: 0, sum: 0, sumSquares: 0 } },
		/^statistics-sample-too-small[\s\S]*where: .+\/\d+, (arm )?b\n/,
	],
	['null for a file', ['ab'], 'null\n', /^stats-file-malformed: .*no arms are in it/],
	['a number for a file', ['srm'], '42', /^stats-file-malformed: .*no counts of arms/],
	['a list of null', ['tests'], '[null]', /^stats-file-malformed: .*null is no row of names/],
	['a string for a file', ['adjust'], '"p"', /^stats-file-malformed: .*"p" is no row of names/],
	['an empty list of tests', ['tests'], '[]', /Give it rows: there is none/],
	[
		'arms that are all alike',
		['ab'],
		'arm,value\na,1\na,1\nb,1\nb,1\n',
		/^statistics-without-variance[\s\S]*where: .+\/\d+\n/,
	],
	[
		'sums without squares',
		['ab', '--metric', 'mean'],
		{ a: { n: 5, sum: 3 }, b: { n: 5, sum: 2 } },
		/no sum of squares/,
	],
	['a header without rows', ['ab'], 'arm,value\n', /^stats-file-malformed: .*no row/],
	[
		'a variance below 0',
		['ab'],
		{ a: { n: 5, mean: 3, variance: -1 }, b: { n: 5, mean: 2, variance: 1 } },
		/^stats-file-malformed: .*variance is -1/,
	],
	[
		'a deviation below 0',
		['ab'],
		{ a: { n: 5, mean: 3, sd: -1 }, b: { n: 5, mean: 2, sd: 1 } },
		/^stats-file-malformed: .*deviation is -1/,
	],
	[
		'lists of one arm that differ in length',
		['ab'],
		{ a: { y: [1, 2], pre: [1] }, b: { y: [1, 2], pre: [1, 3] } },
		/^stats-file-malformed: .*lists of 2 and 1/,
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
	expect((await asked('ab', file(two), '--alpha', '2')).stderr).toMatch(/alpha is 2/);
	expect(await asked('ab', file(two), '--alpha', 'x')).toMatchObject({ code: 2 });
});

test('a sample of nothing but null is refused, a single number is a sample', async () => {
	const [several, none, one] = ['value\n1\n2\n3\n', '[1, null]', '2'].map(file);
	expect((await asked('psi', several!, none!)).stderr).toMatch(
		/^stats-file-malformed: .*no row of/,
	);
	expect(await asked('ks', several!, one!)).toMatchObject({ code: 0 });
});

test('what a flag says is told of no file', async () => {
	const { stderr } = await asked('ab', file(two), '--alpha', '2');
	expect(stderr).toMatch(/^statistics-setting-malformed: .*alpha is 2\n {2}do:/);
});
