import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { epochMs, seededRandom } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgedLog, type OpeAsked } from './judged-log.ts';
import { opePrinted } from './ope-printed.ts';

const rows = 3_000;
const logging = [0.4, 0.3, 0.2, 0.1];
const random = seededRandom(5, 'obd');

/** Open Bandit's columns: three positions, four items with one affinity each. */
const made = Array.from({ length: rows }, (_, row) => {
	const u = random.next();
	const item = logging.findIndex((_, at) => u < logging.slice(0, at + 1).reduce((a, b) => a + b));
	const position = 1 + (row % 3);
	const click = random.next() < 0.1 * (item + 1) - 0.02 * position ? 1 : 0;
	return { row, item, position, click, propensity: logging[item]! };
});
const header = `,timestamp,item_id,position,click,propensity_score,user_feature_0,${[0, 1, 2, 3].map((i) => `user-item_affinity_${i}`).join(',')}`;
const csv = [
	header,
	...made.map(
		({ row, item, position, click, propensity }) =>
			`${row},2019-11-24 00:00:00+00:00,${item},${position},${click},${propensity},f${row % 2},0,0,0,0`,
	),
].join('\n');

let folder = '';
const at = (name: string) => join(folder, name);
const put = async (name: string, content: string | Uint8Array) => {
	await writeFile(at(name), content);
	return at(name);
};
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'marquee-ope-'));
	await put('log.csv', csv);
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (asked: Partial<OpeAsked>) =>
	judgedLog({
		log: at('log.csv'),
		policy: 'uniform',
		surface: 'trailers',
		rewardModel: 'cross-fitted',
		estimators: [],
		roles: {},
		tuning: {},
		folds: 2,
		seed: 1,
		regardless: false,
		until: epochMs(Date.UTC(2026, 0, 1)),
		tell: () => undefined,
		signal: new AbortController().signal,
		...asked,
	});

const weighed = made.map(({ item, click }) => ({ w: 0.25 / logging[item]!, r: click }));
const snipsByHand =
	weighed.reduce((sum, { w, r }) => sum + w * r, 0) / weighed.reduce((sum, { w }) => sum + w, 0);

test("Open Bandit's log is read as it is, and the answer has the keys that were promised", async () => {
	const report = await ask({});
	expect(report.identifiable).toBe(true);
	expect(report.estimators.snips!.value).toBeCloseTo(snipsByHand, 12);
	for (const name of ['ips', 'clippedIps', 'snips', 'dm', 'dr', 'sndr', 'switchDr', 'dros']) {
		const { value, standardError, low, high } = report.estimators[name]!;
		expect([value, standardError, low, high].every(Number.isFinite), name).toBe(true);
	}
	const { effectiveSampleSize, meanWeight, largestWeightShare, unsupportedMass } =
		report.diagnostics;
	expect(effectiveSampleSize).toBeGreaterThan(1_000);
	expect(meanWeight).toBeCloseTo(1, 1);
	expect(largestWeightShare).toBeLessThan(0.01);
	expect(unsupportedMass).toBe(0);
	expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	expect(opePrinted(report)).toMatch(/^identifiable$/m);
});

test('the same log in other clothes has the same answer: gzip, JSON Lines, other names, tabs, quotes, CRLF', async () => {
	const wanted = (await ask({})).estimators;
	const lines = made.map(({ item, position, click, propensity }) =>
		JSON.stringify({ Action: item, Position: position, Reward: click === 1, pscore: propensity }),
	);
	const tabs = made.map(({ item, position, click, propensity }) =>
		[`"${item}"`, position, click, propensity].join('\t'),
	);
	for (const log of [
		await put('log.csv.gz', gzipSync(csv)),
		await put('crlf.csv', csv.replaceAll('\n', '\r\n')),
		await put('log.jsonl', lines.join('\n')),
		await put('log.tsv', ['ITEM\tslot\tclicked\tpropensity', ...tabs, ''].join('\n')),
	])
		expect((await ask({ log })).estimators, log).toEqual(wanted);
});

test('columns of other names are named by flags, and one that is not there is told', async () => {
	const log = await put('odd.csv', ['film,luck,joy', 'a,0.5,1', 'b,0.5,0'].join('\n'));
	const roles = { action: 'film', propensity: 'luck', reward: 'joy' };
	const report = await ask({ log, roles, regardless: true });
	expect(report.estimators.ips!.value).toBeCloseTo(0.5, 12);
	await expect(ask({ log })).rejects.toThrow(/ope-log-columns.*--action/);
	await expect(ask({ log, roles: { ...roles, unit: 'who' } })).rejects.toThrow(/no column who/);
});

const policy = [0.1, 0.2, 0.3, 0.4];
test('a policy in a file says the same in every shape', async () => {
	const csvOf = (positions: readonly number[]) =>
		[
			'position,item_id,probability',
			...positions.flatMap((position) => policy.map((p, item) => `${position},${item},${p}`)),
		].join('\n');
	const shapes = {
		'list.json': JSON.stringify(policy),
		'object.json': JSON.stringify(Object.fromEntries(policy.map((p, item) => [item, p]))),
		'positions.json': JSON.stringify([policy, policy, policy]),
		'actions.json': JSON.stringify(policy.map((p) => [p, p, p])),
		'named.json': JSON.stringify({ action_dist: { 1: policy, 2: policy, 3: policy } }),
		'rows.json': JSON.stringify(made.map(() => policy)),
		'pipeline.json': JSON.stringify(made.map(() => policy.map((p) => [p, p, p]))),
		'short.csv': ['item_id,p', ...policy.map((p, item) => `${item},${p}`)].join('\n'),
		'long.csv': csvOf([1, 2, 3]),
		'from-0.csv': csvOf([0, 1, 2]),
		'wide.csv': ['0,1,2,3', policy.join(',')].join('\n'),
	};
	const byHand = made.reduce(
		(sum, { item, click }) => sum + (policy[item]! / logging[item]!) * click,
		0,
	);
	for (const [name, content] of Object.entries(shapes)) {
		const report = await ask({ policy: await put(name, content), estimators: ['ips', 'dr'] });
		expect(report.estimators.ips!.value, name).toBeCloseTo(byHand / rows, 12);
		expect(Object.keys(report.estimators)).toEqual(['ips', 'dr']);
	}
});

test('a model of rewards in a file is believed as it is', async () => {
	const q = (item: number, position: number) => 0.1 * item + 0.03 * position;
	const model = await put(
		'q.csv',
		[
			'position,item_id,q_hat',
			...[1, 2, 3].flatMap((position) =>
				[0, 1, 2, 3].map((item) => `${position},${item},${q(item, position)}`),
			),
		].join('\n'),
	);
	const report = await ask({ rewardModel: model });
	const direct = made.map(({ position }) =>
		[0, 1, 2, 3].reduce((sum, item) => sum + q(item, position) / 4, 0),
	);
	const dr = made.map(
		({ item, position, click }, i) => direct[i]! + weighed[i]!.w * (click - q(item, position)),
	);
	expect(report.estimators.dm!.value).toBeCloseTo(direct.reduce((a, b) => a + b) / rows, 12);
	expect(report.estimators.dr!.value).toBeCloseTo(dr.reduce((a, b) => a + b) / rows, 12);
});

test('every model that learns from the log answers near what weights answer', async () => {
	for (const rewardModel of ['cross-fitted', 'ridge', 'logistic']) {
		const { estimators } = await ask({ rewardModel });
		expect(estimators.dr!.value, rewardModel).toBeCloseTo(snipsByHand, 1);
	}
	const { estimators } = await ask({ rewardModel: 'none' });
	expect(estimators.dr).toMatchObject({ value: null, why: expect.stringContaining('no model') });
});

test('mixtures, single actions and columns of the log are policies too', async () => {
	const ips = async (policy: string) => (await ask({ policy })).estimators.ips!.value!;
	const [even, own] = [await ips('uniform'), await ips('logged')];
	expect(own).toBeCloseTo(made.reduce((sum, { click }) => sum + click, 0) / rows, 12);
	expect(await ips('0.3*uniform+0.7*logged')).toBeCloseTo(0.3 * even + 0.7 * own, 12);
	expect(await ips('column:propensity_score')).toBeCloseTo(own, 12);
	const onlyLast = made.reduce((sum, { item, click }) => sum + (item === 3 ? click / 0.1 : 0), 0);
	expect(await ips('always:3')).toBeCloseTo(onlyLast / rows, 12);
});

test('what is no policy is refused with what there is', async () => {
	await expect(ask({ policy: 'best guess' })).rejects.toThrow(
		/ope-policy-unknown.*uniform, logged/s,
	);
	await expect(ask({ policy: 'always:9' })).rejects.toThrow(/knows no action 9/);
	await expect(ask({ policy: '0.5*uniform' })).rejects.toThrow(/do not add up to 1/);
	await expect(ask({ policy: 'column:nothing' })).rejects.toThrow(/ope-log-columns/);
	const half = await put('half.json', '[0.1, 0.1, 0.1, 0.1]');
	await expect(ask({ policy: half })).rejects.toThrow(/add up to 0.4/);
	const five = await put('five.json', '[0.2, 0.2, 0.2, 0.2, 0.2]');
	await expect(ask({ policy: five })).rejects.toThrow(/5 numbers for 4 actions/);
});

test('where the gate refuses, names stay, numbers go, and reasons stand instead', async () => {
	const few = [header, ...csv.split('\n').slice(1, 40)].join('\n');
	const log = await put('few.csv', few);
	const report = await ask({ log });
	expect(report.identifiable).toBe(false);
	expect(report.reasons.map(({ code }) => code)).toContain('effective-sample-too-small');
	expect(report.estimators.snips).toEqual({
		value: null,
		standardError: null,
		low: null,
		high: null,
		why: 'not identifiable',
	});
	expect(opePrinted(report)).toMatch(/not identifiable\n {2}effective-sample-too-small/);
	const regardless = await ask({ log, regardless: true });
	expect(regardless.identifiable).toBe(false);
	expect(regardless.estimators.snips!.value).toBeGreaterThan(0);
});

test('a uniform policy after a bandit that had all but settled is refused', async () => {
	const settled = Array.from({ length: 5_000 }, (_, row) => {
		const isRare = row % 1_000 === 0;
		return `${isRare ? 1 + ((row / 1_000) % 3) : 0},1,${row % 7 === 0 ? 1 : 0},${isRare ? 1e-5 : 0.9999}`;
	});
	const log = await put(
		'settled.csv',
		['item_id,position,click,propensity_score', ...settled].join('\n'),
	);
	const { identifiable, reasons, diagnostics } = await ask({ log });
	expect(identifiable).toBe(false);
	expect(reasons.map(({ code }) => code)).toContain('effective-share-too-small');
	expect(diagnostics.effectiveSampleSize).toBeLessThan(10);
});

test('fewer actions than were chosen are refused, not read over', async () => {
	await expect(ask({ actions: 3 })).rejects.toThrow(/ope-log-malformed.*action 3 .*--actions/s);
});

test('a folder that is no service is told of, and nothing is made in it', async () => {
	const data = await mkdtemp(join(folder, 'data-'));
	await expect(ask({ log: data })).rejects.toThrow(/state-folder-missing/);
	expect(await readdir(data)).toEqual([]);
});

test('a pipe is refused: it is read twice, and would be half a log', async () => {
	execFileSync('mkfifo', [at('pipe')]);
	await expect(ask({ log: at('pipe') })).rejects.toThrow(/ope-file-unreadable.*pipe/);
});

test('whoever stops it gets no answer', async () => {
	const signal = AbortSignal.abort(new Error('stopped by SIGINT'));
	await expect(ask({ signal })).rejects.toThrow('stopped by SIGINT');
});

test('an item that the log never shows is unsupported', async () => {
	const { diagnostics, reasons } = await ask({ actions: 5 });
	expect(diagnostics.unsupportedMass).toBeCloseTo(0.2, 12);
	expect(reasons.map(({ code }) => code)).toContain('unsupported');
});

test('rows that cannot be are refused with their line', async () => {
	const top = 'item_id,click,propensity_score';
	const broken = {
		'a,1,1.5': /propensity_score is "1.5".*line 2/,
		'a,1,-0.1': /propensity_score/,
		'a,yes,0.5': /click is "yes"/,
		'a,NaN,0.5': /click is "NaN"/,
		',1,0.5': /item_id is ""/,
		'a,1': /2 cells under 3 columns/,
	};
	for (const [line, message] of Object.entries(broken))
		await expect(ask({ log: await put('broken.csv', [top, line].join('\n')) })).rejects.toThrow(
			message,
		);
	await expect(ask({ log: await put('none.csv', top) })).rejects.toThrow(/ope-log-empty/);
	await expect(ask({ log: await put('empty.csv', '') })).rejects.toThrow(/ope-log-empty/);
	await expect(ask({ log: at('nowhere.csv') })).rejects.toThrow(/ope-file-unreadable/);
});

test('rows that say all probabilities make support exact and need no table of actions', async () => {
	const log = await put(
		'all.jsonl',
		made
			.map(({ item, click, row }) =>
				JSON.stringify({
					item_id: `t${item}`,
					click,
					propensity: logging[item],
					user_id: `u${row % 500}`,
					probabilities: Object.fromEntries([...logging.map((p, i) => [`t${i}`, p]), ['t9', 0]]),
				}),
			)
			.join('\n'),
	);
	const { diagnostics } = await ask({ log });
	expect(diagnostics.unsupportedMass).toBeCloseTo(0.2, 12);
	expect(diagnostics.units).toBe(500);
});

test('what items have in common makes MIPS', async () => {
	const embedding = await put(
		'items.csv',
		['item_id,price,kind', '0,0.1,x', '1,0.2,x', '2,0.3,y', '3,0.4,y'].join('\n'),
	);
	const { estimators } = await ask({ embedding });
	expect(estimators.mips!.value).toBeGreaterThan(0);
	expect(estimators.mips!.standardError).toBeLessThan(estimators.ips!.standardError!);
	await expect(ask({ embedding, embeddingColumn: 'colour' })).rejects.toThrow(/no column colour/);
});

test('slates are judged place by place where they say how likely the target would have made them', async () => {
	// the log draws each place by a coin, the target with 3 : 1
	const lines = Array.from({ length: 2_000 }, (_, slate) => {
		const chances = [slate, slate >> 1].map((bits) => (bits % 2 === 0 ? 0.75 : 0.25));
		return chances.map((p, place) => {
			const cascade = place === 0 ? p : p * chances[0]!;
			return [`s${slate}`, place, p > 0.5 ? 1 : 0, 0.5, p, 0.5 ** (place + 1), cascade].join(',');
		});
	});
	const columns =
		'slate_id,position,reward,pscore_item_position,evaluation_policy_pscore_item_position,pscore_cascade,evaluation_policy_pscore_cascade';
	const log = await put('slates.csv', [columns, ...lines.flat()].join('\n'));
	const { estimators, identifiable } = await ask({ log, policy: 'column' });
	expect(identifiable).toBe(true);
	expect(estimators.iips!.value).toBeCloseTo(1.5, 12);
	expect(estimators.rips!.value).toBeCloseTo(1.5, 12);
	expect(estimators.sips).toMatchObject({ value: null });
});

test('a slate that the log calls impossible is refused with its line', async () => {
	const top = 'slate_id,reward,pscore,evaluation_policy_pscore';
	for (const [row, message] of [
		['s1,1,0,0.5', /pscore is 0, and yet it was shown.*line 2/s],
		['s1,1,0.5,1.5', /evaluation_policy_pscore is 1.5.*line 2/s],
	] as const)
		await expect(ask({ log: await put('impossible.csv', [top, row].join('\n')) })).rejects.toThrow(
			message,
		);
});
