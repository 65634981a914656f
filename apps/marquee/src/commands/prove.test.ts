import { afterAll, describe, expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';
import { commandLine } from '../testing/command-line.ts';

const line = commandLine();
afterAll(line.remove);

const small = ['--members', '500', '--titles', '60'];

describe('prove', () => {
	test('prints one object: what every rung says, beside the truth', async () => {
		const { code, stdout } = await askedHere(['prove', 'random', 'taste', ...small, '--json']);
		expect(code).toBe(0);
		const { metric, worlds } = JSON.parse(stdout);
		expect(metric).toBe('completions');
		const [{ world, proofs, summary }] = worlds;
		expect(world).toBe('one-a-visit');
		expect(proofs).toHaveLength(1);
		expect(proofs[0]).toMatchObject({ a: 'random', b: 'taste', seed: 1, isSame: false });
		expect(proofs[0].answers.map(({ rung }: { rung: string }) => rung)).toEqual([
			...['offline', 'counterfactual', 'interleaving', 'a/b'],
		]);
		expect(proofs[0].truth.members).toBeGreaterThan(200);
		expect(summary.agreement.pairs).toBe(1);
	});

	test('many pairs are told in a table, with how often rungs agree', async () => {
		const pairs = ['--pairs', 'random/popularity,popularity/popularity', '--world', 'all'];
		const { code, stdout } = await askedHere(['prove', ...pairs, ...small]);
		expect(code).toBe(0);
		expect(stdout).toMatch(/^one-a-visit: 2 pairs/);
		expect(stdout).toMatch(/\neach-on-its-merit: 2 pairs/);
		expect(stdout).toMatch(/popularity +popularity +same/);
		expect(stdout).toContain('offline and interleaving');
	});

	test('stopped, it says that it begins anew, since nothing of it is kept', async () => {
		const proving = line.begin(['prove', 'random', 'taste', '--members', '100000']);
		await proving.said('proving');
		proving.process.kill('SIGINT');
		const { code, stderr } = await proving.ended;
		expect(code).toBe(1);
		expect(stderr).toMatch(/^stopped; begun again it begins anew, and proves the same$/m);
	});

	test.each([
		['nothing', [], /Name two rankers, or --pairs/],
		['one ranker', ['ease'], /Name two rankers, or --pairs/],
		['rankers and pairs', ['ease', 'ials', '--pairs', '3'], /not both/],
		['a third ranker', ['ease', 'ials', 'content'], /too many arguments/],
		['a ranker that is none', ['ease', 'eaes'], /proof-ranker-unknown/],
		['a page policy that is none', ['policy:page-1', 'policy:none'], /policy-unknown/],
		['pages against a ranker', ['policy:page-1', 'ease'], /proof-pairs-malformed/],
		[
			'pages of a bundle without a service',
			['policy:page-1', 'policy:page-1+bundle:serving'],
			/proof-ranker-unknown/,
		],
		['a bundle without a service', ['ease', 'bundle:serving'], /proof-ranker-unknown/],
		['a folder without a service', ['ease', 'ials', '--state', 'nowhere'], /state-folder-missing/],
		['titles of two kinds', ['ease', 'ials', '--state', 'x', '--titles', '60'], /cannot be used/],
		[
			'a world that is none',
			['ease', 'ials', '--world', 'flat'],
			/Allowed choices are one-a-visit/,
		],
		['a handful of members', ['ease', 'ials', '--members', '10'], /from 500/],
		['a metric that is none', ['ease', 'ials', '--metric', 'joy'], /Allowed choices/],
		['more than all', ['ease', 'ials', '--exploration', '2'], /from 0 to 1/],
	])('refuses %s, saying what it takes', async (_, words, says) => {
		const { code, stdout, stderr } = await askedHere(['prove', ...words]);
		expect(code).not.toBe(0);
		expect(stdout).toBe('');
		expect(stderr).toMatch(says);
	});
});
