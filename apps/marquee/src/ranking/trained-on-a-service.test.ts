import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@marquee/foundation';
import { rankerRun } from '@marquee/rankers';
import { keyHash, openSqliteControlPlane } from '@marquee/stores';
import { epochMs, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { caller } from '../end-to-end/testing/caller.ts';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import { type Service, serve } from '../serving/serve.ts';
import { askedHere } from '../testing/asked-here.ts';
import { writeTurningFashion } from '../testing/turning-fashion.ts';
import { servingRanker } from './kept-rankers.ts';
import type { RankerReport } from './ranker-report.ts';
import { trainServiceRanker } from './train-service-ranker.ts';

const root = mkdtempSync(join(tmpdir(), 'marquee-ranker-'));
const at = (name: string) => join(root, name);
/** The day after the last event. */
const clock = settableClock(epochMs(1_701_300_000_000));
/** A hundred and a few: each row of a page's hundred holds nearly all that a profile does not know. */
const fashion = { profiles: 150, titles: 116, days: 14, inFashion: 12 };
const twins = { width: 8, heads: 1, layers: 1, context: 8, epochs: 1 };
/** Few requests teach in many large steps, so that a truth this plain is found in a second. */
const quickly = rankerRun('quick', { epochs: 30, learningRate: 0.02, batchSlates: 16 });

let folder: StateFolder;
let service: Service;
let report: RankerReport;
let traces: readonly { readonly requestId: string; readonly ranker: string }[];

async function asked(words: string, state = folder.root): Promise<string> {
	const ended = await askedHere([...words.split(' '), '--state', state]);
	return ended.code === 0 ? ended.stdout : ended.stderr;
}

async function pageMade() {
	const path = '/v1/home?profile=p3';
	const { requestId } = (await caller(service.url, 'a-key').get<{ requestId: string }>(path)).body;
	// Traces are written after the answer.
	return vi.waitFor(async () => {
		const { trace } = JSON.parse(await asked(`explain ${requestId} --json`));
		return { requestId, ranker: trace.ranker as string };
	}, 5_000);
}

beforeAll(async () => {
	writeTurningFashion(at('fashion'), fashion);
	folder = stateFolder(at('state'));
	await asked(`import ${at('fashion')}`);
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	const key = { hash: keyHash('a-key'), label: 'tests', scopes: ['pages'], createdAt: 0 } as const;
	await controlPlane.addKey({ ...key, createdAt: epochMs(0) }, 'tests');
	await controlPlane.close();
	const log = () => undefined;
	service = await serve(folder, { clock, log, host: '127.0.0.1', port: 0, openViewer: false });
	const before = await pageMade();
	report = await trainServiceRanker(folder, {
		run: run('twin', twins),
		rankerRun: quickly,
		...{ anyway: false, threads: 1, clock, signal: new AbortController().signal },
		progress: { begin: () => {}, update: () => {}, end: () => {} },
	});
	const after = await vi.waitFor(async () => {
		const page = await pageMade();
		expect(page.ranker).toBe(report.ranker);
		return page;
	}, 8_000);
	traces = [before, after];
}, 30_000);
afterAll(async () => {
	await service?.close();
	rmSync(root, { recursive: true, force: true });
});

test('where everybody turns away from trends, a ranker that learnt it is ahead of the prior one and serves', async () => {
	const [trained, prior] = report.judged.orders;
	expect(trained!.name).toBe(report.ranker);
	expect(prior!.name).toBe('prior 1');
	expect(prior!.behind.low).toBeGreaterThan(0);
	expect(trained!.value.value - prior!.value.value).toBeCloseTo(prior!.behind.value, 12);
	expect(report).toMatchObject({ judged: { ahead: true }, serves: true });
	expect((await servingRanker(folder)).name).toBe(report.ranker);
	expect(readdirSync(folder.rankers).sort()).toEqual([
		`${report.ranker.split(' ')[1]}.json`,
		`${report.ranker.split(' ')[1]}.report.json`,
	]);
	expect(readdirSync(folder.checkpoints)).toEqual([]);
});

test('a running service takes it over by itself, and each page is made again by the ranker that made it', async () => {
	expect(traces.map(({ ranker }) => ranker)).toEqual(['prior 1', report.ranker]);
	for (const { requestId, ranker } of traces) {
		const { trace, replay } = JSON.parse(await asked(`explain ${requestId} --replay --json`));
		expect({ by: trace.ranker, again: replay.trace.ranker }).toEqual({ by: ranker, again: ranker });
		expect(replay.identical).toBe(true);
	}
});

test('a page of a ranker that is gone is not made again by another one', async () => {
	const [, { requestId }] = traces as [unknown, { requestId: string }];
	const path = join(folder.rankers, `${report.ranker.split(' ')[1]}.json`);
	rmSync(path);
	expect(await asked(`explain ${requestId} --replay`)).toMatch(/^ranker-missing: /);
	expect(await asked('home --profile p3')).toMatch(/^ranker-missing: /);
	expect(await asked('train-ranker --prior')).toBe('the prior ranker serves\n');
	expect((await servingRanker(folder)).name).toBe('prior 1');
	expect(await asked('home --profile p3')).toMatch(/^Home of p3/);
	writeFileSync(folder.servingRanker, '{"serves":"../../elsewhere"}');
	expect(await asked('home --profile p3')).toMatch(/^ranker-altered: it names no ranker/);
});

test('where there is nothing to learn, a ranker is kept with its report, and serves only if that is asked for', async () => {
	writeTurningFashion(at('chance'), { ...fashion, profiles: 100, inFashion: fashion.titles });
	const state = at('chance-state');
	await asked(`import ${at('chance')}`, state);
	const once = JSON.parse(await asked('train-ranker --epochs 1 --json', state)) as RankerReport;
	expect(once).toMatchObject({ judged: { ahead: false }, serves: false });
	expect((await servingRanker(stateFolder(state))).name).toBe('prior 1');
	const anyway = await asked('train-ranker --epochs 1 --anyway', state);
	expect(anyway).toContain(`${once.ranker} serves, as asked, though it is not ahead`);
	expect((await servingRanker(stateFolder(state))).name).toBe(once.ranker);
});

test('with too little to learn from it is said how much there is, and nothing is trained', async () => {
	writeTurningFashion(at('little'), { profiles: 10, titles: 30, days: 6, inFashion: 9 });
	const state = at('little-state');
	await asked(`import ${at('little')}`, state);
	expect(await asked('train-ranker', state)).toMatch(
		/^ranker-without-lessons: there are \d+ requests to learn from, \d+ to calibrate on and \d+ to be judged by, over 30 titles; needed/,
	);
	expect(await asked('train-ranker', at('empty'))).toMatch(/^state-folder-missing: /);
	stateFolder(at('empty'));
	expect(await asked('train-ranker', at('empty'))).toMatch(/^ranker-without-lessons: no profile/);
});
