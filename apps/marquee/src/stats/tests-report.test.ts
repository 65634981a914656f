import { seededRandom } from '@marquee/units';
import { afterAll, expect, test } from 'vitest';
import { askedOf } from './stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('stats', 'tests');
afterAll(remove);

/** Forty tests of three arms, sorted by clicks as such files often are; every fourth has an effect. */
function drawn(): string {
	const random = seededRandom(4, 'arms');
	const rows = Array.from({ length: 40 }, (_, i) =>
		[0, 1, 2]
			.map((arm) => {
				const chance = i % 4 === 0 && arm === 0 ? 0.06 : 0.03;
				return Array.from({ length: 1500 }, () => random.next() < chance).filter(Boolean).length;
			})
			.sort((a, b) => b - a)
			.map((clicks, rank) => `t${i},${rank},1500,${clicks}`),
	);
	return `test_id,arm_rank_by_clicks,impressions,clicks\n${rows.flat().join('\n')}\n`;
}

test('a file of many tests is read in one go: the real ones survive correction, winners shrink', async () => {
	const path = file(drawn());
	const report = await json('--file', path);
	expect(report).toMatchObject({ counts: { tests: 40, arms: 120, trials: 180_000 }, leftOut: [] });
	expect(report.estimate).toBe(report.significant.raw / 40);
	expect(report.significant.holm).toBeGreaterThanOrEqual(9);
	expect(report.significant.raw).toBeGreaterThanOrEqual(report.significant.benjaminiHochberg);
	expect(report.expectedUnderNull).toMatchObject({ tests: 2, share: 0.05 });
	expect(report.low).toBeGreaterThan(0.05);
	const { all, significant } = report.winners;
	expect(all.expectedLead).toBeLessThan(all.observedLead);
	expect(significant.left.estimate).toBeGreaterThan(all.left.estimate);
	expect(report.replication.all.left.estimate).toBeLessThan(1);
	expect(await json('--file', path)).toEqual(report);
	const { stdout } = await asked('--file', path);
	expect(stdout).toMatch(/after Holm +\d+ /);
	expect(stdout).toContain('the file does not say which tests were planned to confirm');
});

test('each test’s reading comes where it is asked for; parts of the file are told apart', async () => {
	const path = file(
		'experiment;variant;users;conversions;phase\na;x;1000;100;exploratory\na;y;1000;150;exploratory\nb;x;1000;100;confirmatory\nb;y;1000;101;confirmatory\n',
	);
	const report = await json('--file', path, '--per-test');
	expect(report.parts).toMatchObject({
		exploratory: { counts: { tests: 1 }, significant: { raw: 1 } },
		confirmatory: { counts: { tests: 1 }, significant: { raw: 0 } },
	});
	expect(report.tests[0]).toMatchObject({ test: 'a', degrees: 1, best: { arm: 'y' } });
	expect(report.tests[0].best.expectedLead).toBeLessThan(report.tests[0].best.estimate);
	expect(report.trueNulls).toBeNull();
});

test('a test with a bad row is left out whole, by line and reason; so is one that says nothing', async () => {
	const path = file(
		'test,arm,n,successes\na,x,100,10\na,y,100,20\nb,x,100,ten\nb,y,100,9\nc,x,100,101\nc,y,0,0\nd,x,5,1\ne,x,9,0\ne,y,9,0\nf,x,9,9\nf,y,9,9\n',
	);
	const { counts, leftOut } = await json('--file', path);
	expect(counts.tests).toBe(1);
	expect(leftOut).toEqual([
		{ test: 'b', line: 4, reason: 'successes is "ten", no whole number' },
		{ test: 'c', line: 6, reason: '101 successes of 100' },
		{ test: 'c', line: 7, reason: 'an arm that nobody saw' },
		{ test: 'd', line: 8, reason: 'a single arm' },
		{ test: 'e', line: 9, reason: 'no success in any arm' },
		{ test: 'f', line: 11, reason: 'no failure in any arm' },
	]);
	expect((await asked('--file', file('test,arm,n,successes\na,x,5,1\n'))).stderr).toMatch(
		/^stats-numbers-missing: .*a single arm[\s\S]*line 2/,
	);
	expect((await asked('--file', file('test,arm,n\na,x,5\n'))).stderr).toMatch(
		/^stats-column-missing/,
	);
});
