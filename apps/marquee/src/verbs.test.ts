import { readFileSync, renameSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelCard } from './model-card/model-card.ts';
import { commandLine } from './testing/command-line.ts';
import { small, writeMadeUpData } from './testing/made-up-data.ts';

const line = commandLine();
const state = ['--state', 'state'] as const;
const events = small.profiles * small.eventsPerProfile;
let imported: Record<string, unknown>;
let trained: Record<string, unknown>;

beforeAll(async () => {
	writeMadeUpData(line.at('data'), small);
	imported = await line.json('import', 'data', ...state);
	// Warm without a bundle to go on from is in full, so that both are seen here at the price of one.
	const { code, stdout, stderr } = await line.run([
		...['train', '--warm', '--epochs', '1', '--json'],
		...state,
	]);
	expect(code, stderr).toBe(0);
	trained = JSON.parse(stdout);
	expect(stderr).toContain('training in full, since no bundle serves yet');
	expect(trained.run).toMatchObject({ name: 'served', epochs: 1 });
});
afterAll(line.remove);

test.concurrent('help goes to stdout and is no failure', async () => {
	expect(await line.run(['import', '--help'])).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/^Usage: marquee import \[options\] <path>/),
		stderr: '',
	});
});

test('an import answers what it took in, and the same import again takes in nothing', async () => {
	expect(imported).toMatchObject({ accepted: events, duplicates: 0, titles: small.titles });
	expect(await line.json('import', 'data', ...state)).toMatchObject({
		alreadyThere: true,
		accepted: 0,
		titles: small.titles,
	});
	expect(await line.json('diagnose', ...state)).toMatchObject({
		logEnd: events,
		eventsByKind: { rating: events },
	});
});

test.concurrent('the bundle that training answers makes the page, and no title stands on it twice', async () => {
	const page = await line.json('home', '--profile', 'p1', ...state);
	expect(page).toMatchObject({ profileId: 'p1', model: { bundle: trained.bundle } });
	const rows = page.rows as readonly {
		readonly titles: readonly { title: { titleId: string } }[];
	}[];
	const ids = rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId));
	expect(ids.length).toBeGreaterThan(10);
	expect(new Set(ids).size).toBe(ids.length);
});

test.concurrent('a profile that nobody knows gets a page, in a terminal too', async () => {
	const { code, stdout, stderr } = await line.run(['home', '--profile', 'stranger', ...state]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
	expect(stdout).toMatch(/^Home of stranger · model [0-9a-f]{12}$/m);
	expect(stdout).toMatch(/Title \d+ \(\d{4}\) \[t\d+\] — /);
});

test.concurrent('an evaluation answers every model with its metrics and the run it was trained by', async () => {
	const report = await line.json(
		'evaluate',
		'--data',
		'data',
		'--epochs',
		'1',
		'--seed',
		'7',
		...state,
	);
	expect(report).toMatchObject({ protocol: 'time-split', data: 'data', seed: 7 });
	// As it was trained: on data this sparse the dropout is raised.
	expect(report.run).toMatchObject({ epochs: 1, seed: 7, dropout: 0.4 });
	const models = report.models as readonly { name: string; metrics: Record<string, object> }[];
	expect(models.map(({ name }) => name)).toEqual(
		expect.arrayContaining(
			'popularity recent-popularity itemknn sar ease ials foundation'.split(' '),
		),
	);
	expect(Object.keys(report.readings as object)).toContain('history-0');
	expect(report.slicings).toMatchObject([{ name: 'title-plays' }, { name: 'title-age' }, {}]);
	for (const { metrics } of models)
		expect(metrics['ndcg@10']).toMatchObject({
			value: expect.any(Number),
			low: expect.any(Number),
		});
});

test.concurrent('several seeds give the report of the first, all of them, and what they say together', async () => {
	const words = '--data data --models popularity,ials --seeds 3,4 --no-slices'.split(' ');
	const report = await line.json('evaluate', ...words, ...state);
	expect(report).toMatchObject({
		protocol: 'time-split',
		seed: 3,
		seeds: [{ seed: 3 }, { seed: 4 }],
		overSeeds: {
			seeds: [3, 4],
			models: [
				{ name: 'popularity', metrics: { 'ndcg@10': { deviation: 0 } } },
				{
					name: 'ials',
					metrics: { 'ndcg@10': { values: [expect.any(Number), expect.any(Number)] } },
				},
			],
		},
	});
	expect(report.slicings).toBeUndefined();
});

test('a training writes a card, with figures of titles that it did not learn from and of its parent', async () => {
	const { bundle } = trained as { bundle: string };
	const first = await line.json('card', ...state);
	expect(first).toMatchObject({
		bundle,
		data: { profiles: small.profiles, titles: small.titles },
		curve: [{ epoch: 0 }],
		evaluation: { report: { protocol: 'held-out-newest' } },
		parent: null,
		memory: { notLookedAt: expect.stringMatching(/^only \d+ profiles went on after a cut/) },
	});
	expect(first.memory).toEqual(trained.memory);
	const set = ['--epochs', '1', '--set', 'sparseDropout=0.3', '--no-memory'];
	const next = await line.json('train', ...set, ...state);
	expect(next).toMatchObject({
		run: { dropout: 0.3, epochs: 1 },
		memory: { notLookedAt: 'none was wanted' },
	});
	const { code, stdout } = await line.run(['card', ...state]);
	expect(code).toBe(0);
	expect(stdout.trim()).toBe(next.card);
	expect(readFileSync(stdout.trim(), 'utf8')).toContain('Against its parent');
	expect(await line.json('card', ...state)).toMatchObject({
		parent: { bundle, difference: { against: 'parent' } },
	});

	expect(await line.json('bundles', 'list', ...state)).toMatchObject({
		bundles: [{ hash: bundle }, { hash: next.bundle }],
		serving: next.bundle,
	});
	expect(await line.json('bundles', 'serve', bundle.slice(0, 12), ...state)).toEqual({
		serving: bundle,
	});
	expect(await line.run(['bundles', 'serve', 'xyz', ...state])).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('0 of 2 bundles begin with "xyz"'),
	});
});

test('a warm training goes on from the bundle that serves, which it hardly moves; embeddings stay by version', async () => {
	const parent = (await line.json('bundles', 'list', ...state)).serving as string;
	const { code, stdout, stderr } = await line.run(['train', '--warm', '--json', ...state]);
	expect({ code, stderr }).toEqual({
		code: 0,
		stderr: expect.stringContaining('training on from'),
	});
	const { bundle, run } = JSON.parse(stdout);
	expect(run).toMatchObject({ name: 'daily', epochs: 4 });
	const { drift, manifest } = (await line.json('card', ...state)) as unknown as ModelCard;
	expect(drift!.turned).toBeGreaterThan(0.95);
	expect(drift!.turned).toBeGreaterThanOrEqual(drift!.asTrained - 1e-6);
	expect(manifest.lineage.data).toContain(`begun with bundle ${parent.slice(0, 12)}`);

	const { versions, serving } = (await line.json('embeddings', ...state)) as {
		versions: object[];
		serving: string;
	};
	expect(serving).toBe(bundle);
	expect(versions).toContainEqual(
		expect.objectContaining({ kind: 'titles', version: bundle, count: small.titles }),
	);
	expect(versions).toContainEqual(
		expect.objectContaining({ kind: 'profiles', version: bundle, count: small.profiles }),
	);
	const one = await line.json('embeddings', '--of', 'p1', ...state);
	expect(one).toMatchObject({ kind: 'profiles', version: bundle, width: 64 });
	expect(one.vector).toHaveLength(64);
	expect(await line.run(['embeddings', '--of', 'nobody', ...state])).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('embedding-unknown'),
	});
	await line.json('bundles', 'serve', parent, ...state);
});

test('what was dropped and built again from the log holds as many events', async () => {
	const { code, stderr } = await line.run(['rebuild', ...state]);
	expect(code).toBe(0);
	expect(stderr).toContain(`building profile states: ${events} events`);
	expect(stderr).toContain(`building the warehouse: ${events} events`);
});

test('a state folder that was moved makes the same pages', async () => {
	renameSync(line.at('state'), line.at('moved'));
	const page = await line.json('home', '--profile', 'p1', '--state', 'moved');
	renameSync(line.at('moved'), line.at('state'));
	expect(page).toMatchObject({ model: { bundle: trained.bundle } });
});
