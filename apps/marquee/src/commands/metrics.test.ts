import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { askedHere } from '../testing/asked-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-metrics-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const qrels = file('qrels', 'u 0 a 1\nu 0 b 2\nv 0 a 1\nv 0 c 0\nw 0 a 1\n');
const run = file('run', 'u Q0 a 1 3 t\nu Q0 b 2 2 t\nv Q0 c 1 2 t\nv Q0 a 2 1 t\n');
const better = file('better', 'u Q0 a 1 3 t\nu Q0 b 2 4 t\nv Q0 c 1 1 t\nv Q0 a 2 2 t\n');
const asked = async (...words: string[]) => {
	const { code, stdout, stderr } = await askedHere(words);
	expect(stderr).toBe('');
	expect(code).toBe(0);
	return JSON.parse(stdout);
};

test('metrics print under the names of trec_eval, by hand: means of two users, rows where asked', async () => {
	const report = await asked('metrics', '--run', run, '--qrels', qrels, '--json', '--per-user');
	expect(report.recip_rank).toBe((1 + 1 / 2) / 2);
	expect(report.map).toBe((1 + 1 / 2) / 2);
	const ideal = 2 + 1 / Math.log2(3);
	const ndcg = ((1 + 2 / Math.log2(3)) / ideal + 1 / Math.log2(3)) / 2;
	expect(report.ndcg_cut_10).toBeCloseTo(ndcg, 14);
	expect(report.perUser.map(({ user }: { user: string }) => user)).toEqual(['u', 'v']);
	expect(report.unanswered).toEqual(['w']);
	expect(report.variants.ndcg_cut_10).toContain('linear gain');
});

test('with --complete a user without a ranking counts as 0', async () => {
	const report = await asked('metrics', '--run', run, '--qrels', qrels, '--json', '--complete');
	expect(report.recip_rank).toBeCloseTo((1 + 1 / 2) / 3, 14);
});

test('two runs are compared user by user', async () => {
	const words = ['--run', better, '--qrels', qrels, '--against', run, '--cutoffs', '1'];
	const { differences } = await asked('metrics', ...words, '--json');
	expect(differences.recip_rank).toMatchObject({ value: 0.25, wins: 1, losses: 0, ties: 1 });
	expect(differences.ndcg_cut_1).toMatchObject({ wins: 2, losses: 0 });
});

test('allocate prints arm and reason of each unit, however units are written', async () => {
	const plan = file('plan.json', '{"key": "rows", "arms": ["a", "b"], "audience": {"c": ["JP"]}}');
	const lists = [
		file('csv', 'Unit,c\np1,JP\np2,DE\n'),
		file('quoted', '"Unit","full name",C\r\np1,"Doe, J",JP\r\n"p2","x",DE\r\n'),
		file('lines', '{"unit": "p1", "c": "JP"}\n{"unit": "p2", "attributes": {"c": "DE"}}\n'),
		file('list', '[{"id": "p1", "c": "JP"}, "p2"]'),
	];
	for (const units of lists) {
		const report = await asked('allocate', '--experiment', plan, '--units', units, '--json');
		expect(report.allocations).toMatchObject(
			[
				{ unit: 'p1', arm: 'a', reason: 'split' },
				{ unit: 'p2', arm: null, reason: 'audience-mismatch' },
			].map((row) => (row.arm === null ? row : { ...row, arm: expect.stringMatching(/^[ab]$/) })),
		);
		expect(report.reasons.rows).toEqual({ split: 1, 'audience-mismatch': 1 });
	}
	const plain = file('ids', 'p1\np2\n');
	const { allocations } = await asked('allocate', '--experiment', plan, '--units', plain, '--json');
	expect(allocations.map(({ unit }: { unit: string }) => unit)).toEqual(['p1', 'p2']);
});

// GrowthBook, packages/sdk-js/test/cases.json, specVersion 0.5.4: hash of seed "seed" by version 2.
test('allocate takes an experiment as GrowthBook writes it, and shows the bucket that it has there', async () => {
	const written = {
		key: 'k',
		seed: 'seed',
		hashVersion: 2,
		variations: [0, 1],
		weights: [0.1, 0.9],
	};
	const plan = file('growthbook.json', JSON.stringify(written));
	const units = file('ab', 'a\nb\n');
	const { allocations } = await asked('allocate', '--experiment', plan, '--units', units, '--json');
	expect(allocations).toMatchObject([
		{ unit: 'a', bucket: 0.0505, arm: '0', value: 0 },
		{ unit: 'b', bucket: 0.2696, arm: '1', value: 1 },
	]);
});

const strangers = file('strangers', 'x Q0 a 1 3 t\n');

test.each([
	[
		'a run of other users',
		['metrics', '--run', strangers, '--qrels', qrels],
		'no user is both there',
	],
	[
		'a file that is not there',
		['metrics', '--run', 'nowhere', '--qrels', qrels],
		'experiment-file-unreadable',
	],
	[
		'a plan that is no JSON',
		['allocate', '--experiment', run, '--units', run],
		'experiment-file-unreadable',
	],
	['judgements for a run', ['metrics', '--run', qrels, '--qrels', qrels], 'trec-malformed'],
])('%s is refused with its code', async (_, words, code) => {
	const ended = await askedHere(words);
	expect(ended.code).toBe(1);
	expect(ended.stderr).toContain(code);
});
